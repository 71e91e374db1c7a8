package io.tocsin.publication;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    Stream.concat(parts.stream(), sheet(draft))
        .forEach(part -> canonical.append(part.length()).append(':').append(part));
    return sha256(canonical.toString());
  }

  private static Stream<String> sheet(StatementDraft draft) {
    return Stream.of(Optional.ofNullable(draft.stage()), Optional.ofNullable(draft.facts()))
        .flatMap(Optional::stream)
        .map(DraftDigest::inOrder);
  }

  /** Writes a value so that sets and maps read the same whatever their order. */
  private static String inOrder(@Nullable Object value) {
    return switch (value) {
      case Record record -> record.getClass().getSimpleName() + inOrder(fields(record));
      case Map<?, ?> map ->
          map.entrySet().stream().map(DraftDigest::inOrder).sorted().toList() + "";
      case Set<?> set -> set.stream().map(DraftDigest::inOrder).sorted().toList() + "";
      case List<?> list -> list.stream().map(DraftDigest::inOrder).toList() + "";
      case null -> "-";
      default -> value.toString().length() + ":" + value;
    };
  }

  private static List<@Nullable Object> fields(Record record) {
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        values.add(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record hides " + component.getName(), e);
      }
    }
    return values;
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
