package io.tocsin.publication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The same for the same draft, whatever the order of its sets; pure. */
final class DraftDigest {

  private DraftDigest() {}

  static String of(StatementDraft draft) {
    List<String> parts =
        Stream.of(
                draft.incident(),
                draft.opens(),
                draft.phase(),
                new TreeSet<>(draft.components()),
                new TreeMap<>(draft.text()),
                draft.eta(),
                draft.nextWord(),
                draft.corrects(),
                draft.source(),
                draft.states().stream().map(DraftDigest::state).toList(),
                draft.despiteFailing())
            .map(String::valueOf)
            .toList();
    StringBuilder canonical = new StringBuilder();
    parts.forEach(part -> canonical.append(part.length()).append(':').append(part));
    return sha256(canonical.toString());
  }

  private static String state(StatementDraft.StateChange change) {
    return change.component() + new TreeSet<>(change.cohorts()) + change.state();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
