package io.tocsin.catalog.yaml;

import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells faults the way a good compiler does, in the reader's language. Immutable, thread-safe. */
public final class FaultWording {

  private static final int KNOWN_SHOWN = 12;

  private final Phrases phrases;

  private FaultWording(Phrases phrases) {
    this.phrases = phrases;
  }

  /** Makes a wording in a language; English for one that is not spoken. */
  public static FaultWording in(String language) {
    return new FaultWording(Phrasebook.load("catalog", List.of("en", "fr")).in(language));
  }

  /**
   * Tells one fault on one line: {@code tocsin.yaml:12:9: probes[2].component: "recieve" is not a
   * component. Did you mean "receive"? Known: receive, send.}
   */
  public String tell(Fault fault) {
    StringBuilder line = new StringBuilder();
    line.append(fault.file()).append(':').append(fault.line()).append(':').append(fault.column());
    line.append(": ");
    if (fault.isWarning()) {
      line.append(phrases.say("warning")).append(": ");
    }
    if (!fault.path().isEmpty()) {
      line.append(fault.path()).append(": ");
    }
    line.append(sentence(fault));
    return line.append(hint(fault.hint())).toString();
  }

  /** Tells faults one per line. */
  public String tell(List<Fault> faults) {
    return faults.stream().map(this::tell).collect(Collectors.joining("\n"));
  }

  private String sentence(Fault fault) {
    return phrases.say(
        fault.rule().name(),
        Map.of("value", fault.value(), "one", detail(fault, 0), "two", detail(fault, 1)));
  }

  /** A detail is a word that has a phrase of its own, or stands for itself. */
  private String detail(Fault fault, int index) {
    if (index >= fault.details().size()) {
      return "";
    }
    String detail = fault.details().get(index);
    return phrases.has("word." + detail) ? phrases.say("word." + detail) : detail;
  }

  private String hint(Hint hint) {
    StringBuilder text = new StringBuilder();
    if (hint.nearest() != null) {
      text.append(' ').append(phrases.say("nearest", "word", hint.nearest()));
    }
    if (!hint.known().isEmpty()) {
      List<String> known = hint.known();
      String shown = known.stream().limit(KNOWN_SHOWN).collect(Collectors.joining(", "));
      int more = known.size() - KNOWN_SHOWN;
      text.append(' ')
          .append(
              more > 0
                  ? phrases.say("known-more", "words", shown, "more", more)
                  : phrases.say("known", "words", shown));
    }
    return text.toString();
  }
}
