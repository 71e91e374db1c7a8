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
 */
record TextForm(List<String> languages, int longest) implements Form<LocalizedText> {

  static final int NAME = 120;
  static final int SENTENCES = 2_000;

  @Override
  public Optional<LocalizedText> read(Value value) {
    if (!value.isMapping()) {
      return value.isList()
          ? value.fault(FaultRule.WRONG_TYPE, Hint.NONE, "text", "list")
          : Forms.text(longest).read(value).map(text -> same(text));
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
      section.optional(language, Forms.text(longest)).ifPresent(text -> texts.put(language, text));
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
