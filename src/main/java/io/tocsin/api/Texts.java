package io.tocsin.api;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a text given per language. */
final class Texts {

  private static final int LONGEST = 4_000;

  private Texts() {}

  /** Returns the text, or null if it is absent or faulty. */
  static @Nullable LocalizedText of(JsonFields fields, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> sent = fields.textsByName(name);
    if (fields.has(name) && sent.isEmpty()) {
      fields.fault(Fault.of(fields.full(name), Rule.LANGUAGE_MISSING));
    }
    sent.forEach((language, text) ->
        take(fields, fields.full(name) + "." + language, language, text, texts));
    return texts.isEmpty() ? null : new LocalizedText(texts);
  }

  private static void take(
      JsonFields fields, String path, String language, String text, Map<String, String> texts) {
    if (!LocalizedText.isLanguage(language)) {
      fields.fault(Fault.of(path, Rule.NOT_A_LANGUAGE));
      return;
    }
    String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    Text.faultIn(normal, LONGEST)
        .ifPresentOrElse(
            rule -> fields.fault(new Fault(path, rule, Map.of("max", Integer.toString(LONGEST)))),
            () -> texts.put(language, normal));
  }
}
