package io.tocsin.console;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Lint;
import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A word that somebody wrote and that hides what happens. Immutable.
 *
 * @param word as it was written
 * @param plain what to write instead, empty where nobody wrote it down
 */
public record HiddenWord(String word, String plain) {

  /** What others say is quoted as they say it. */
  private static final Pattern QUOTED = Pattern.compile("rumours\\[\\d+\\]\\.text\\..*");

  /** Returns what a form gives back once this word was shown at that field. */
  public String mark(String field) {
    return Plainly.mark(field, this);
  }

  /** Returns the hiding words of a text, each once, in their order. */
  static List<HiddenWord> in(Lint lint, String language, String text) {
    return in(lint, language, text, false);
  }

  /**
   * Returns the hiding words of a text, each once, in their order.
   *
   * @param work whether it announces work, of which some words may be said
   */
  static List<HiddenWord> in(Lint lint, String language, String text, boolean work) {
    return lint.of(language, text, work).of(Kind.HIDING_WORD).stream()
        .map(found ->
            new HiddenWord(text.substring(found.start(), found.end()), found.plain().orElse("")))
        .distinct()
        .toList();
  }

  /** Returns a fault at every field of facts or own words in which a person wrote such words. */
  static List<Fault> faults(Lint lint, Sheet sheet, List<String> languages) {
    List<Fault> faults = new ArrayList<>();
    sheet.values().keySet().stream()
        .sorted()
        .filter(HiddenWord::isSaid)
        .forEach(field -> {
          String language = field.substring(field.lastIndexOf('.') + 1);
          List<HiddenWord> hidden =
              languages.contains(language)
                  ? in(lint, language, sheet.value(field))
                  : List.<HiddenWord>of();
          if (!hidden.isEmpty()) {
            faults.add(fault(field, hidden));
          }
        });
    return faults;
  }

  private static boolean isSaid(String field) {
    return !QUOTED.matcher(field).matches()
        && (field.startsWith("text.")
            || Stream.of(FactPart.values()).anyMatch(part -> part.holds(field)));
  }

  /** Returns the fault of a field in which such words stand. */
  static Fault fault(String field, List<HiddenWord> hidden) {
    return new Fault(field, Rule.HIDING_WORD, Map.of("words", told(hidden)));
  }

  private static String told(List<HiddenWord> words) {
    return words.stream()
        .map(hidden ->
            hidden.plain().isEmpty() ? hidden.word() : hidden.word() + " → " + hidden.plain())
        .collect(Collectors.joining(", "));
  }
}
