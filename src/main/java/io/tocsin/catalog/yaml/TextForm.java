package io.tocsin.catalog.yaml;

import io.tocsin.catalog.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text for people: either one text that holds in every language of the site (a brand), or one per
 * language. A declared language without a text is a warning; a language the site has not declared
 * is a fault, for it is most often a slip.
 *
 * @param languages of the site, the preferred one first
 * @param form of the text in each language
 */
record TextForm(List<String> languages, Form<String> form) implements Form<LocalizedText> {

  static final int NAME = 120;

  private static final int SENTENCES = 2_000;

  /** A name or a title. */
  static TextForm line(List<String> languages) {
    return new TextForm(languages, Forms.line(NAME));
  }

  /** A description or an advice. */
  static TextForm sentences(List<String> languages) {
    return new TextForm(languages, Forms.text(SENTENCES));
  }

  @Override
  public Optional<LocalizedText> read(Value value) {
    if (!value.isMapping()) {
      return value.isList()
          ? value.fault(FaultRule.WRONG_TYPE, Hint.NONE, "text", "list")
          : form.read(value).map(this::same);
    }
    return value.mapping().flatMap(section -> perLanguage(value, section));
  }

  private LocalizedText same(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    languages.forEach(language -> texts.put(language, text));
    return new LocalizedText(texts);
  }

  private Optional<LocalizedText> perLanguage(Value value, Section section) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : languages) {
      section.optional(language, form).ifPresent(text -> texts.put(language, text));
    }
    Optional<Map<String, String>> whole = section.whole(() -> texts);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    if (texts.isEmpty()) {
      return value.fault(FaultRule.MISSING_KEY, Hint.NONE, languages.getFirst());
    }
    for (String language : languages) {
      if (!texts.containsKey(language)) {
        value.fault(FaultRule.TEXT_MISSING, Hint.NONE, language);
      }
    }
    return Optional.of(new LocalizedText(texts));
  }
}
