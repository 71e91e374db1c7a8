package io.tocsin.api;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a text given per language. */
final class Texts {

  private static final int LONGEST = 4_000;

  private Texts() {}

  /** Returns the text, or null if it is absent or faulty. */
  static @Nullable LocalizedText of(JsonFields fields, String name) {
    return of(fields, name, text -> Text.faultIn(text, LONGEST), LONGEST);
  }

  /** Returns the text of one line, or null if it is absent or faulty. */
  static @Nullable LocalizedText lineOf(JsonFields fields, String name, int longest) {
    return of(fields, name, text -> Text.faultInLine(text, longest), longest);
  }

  private static @Nullable LocalizedText of(
      JsonFields fields, String name, Function<String, Optional<Rule>> judge, int longest) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> sent = fields.textsByName(name);
    if (fields.has(name) && sent.isEmpty()) {
      fields.fault(Fault.of(fields.full(name), Rule.LANGUAGE_MISSING));
    }
    sent.forEach((language, text) ->
        take(
            fields,
            new Given(fields.full(name) + "." + language, language, text),
            judge,
            longest,
            texts));
    return texts.isEmpty() ? null : new LocalizedText(texts);
  }

  private record Given(String path, String language, String text) {}

  private static void take(
      JsonFields fields,
      Given given,
      Function<String, Optional<Rule>> judge,
      int longest,
      Map<String, String> texts) {
    if (!LocalizedText.isLanguage(given.language())) {
      fields.fault(Fault.of(given.path(), Rule.NOT_A_LANGUAGE));
      return;
    }
    String normal = Normalizer.normalize(given.text().strip(), Normalizer.Form.NFC);
    judge
        .apply(normal)
        .ifPresentOrElse(
            rule ->
                fields.fault(
                    new Fault(given.path(), rule, Map.of("max", Integer.toString(longest)))),
            () -> texts.put(given.language(), normal));
  }
}
