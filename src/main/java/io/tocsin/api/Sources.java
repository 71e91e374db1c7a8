package io.tocsin.api;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.WebAddress;
import io.tocsin.incidents.Source;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where a fact comes from: speaker, channel, when, how precisely, a link. */
final class Sources {

  private static final int LONGEST = 200;
  private static final int LONGEST_URL = 2_000;

  private Sources() {}

  /**
   * Returns the source, or null if the field is absent or faulty.
   *
   * @param when the time it has if none is given; null if one must be given
   */
  static @Nullable Source of(JsonFields fields, String name, @Nullable Instant when) {
    JsonFields source = fields.object(name);
    if (source == null) {
      return null;
    }
    LocalizedText speaker = speaker(source);
    String channel = line(source, "channel");
    Instant at = source.has("at") ? source.instant("at") : when;
    Source.Precision precision = source.word("precision", Source.Precision.class, Rule.WRONG_TYPE);
    String url = url(source);
    if (at == null) {
      source.require("at");
      return null;
    }
    return new Source(
        speaker, channel, at, precision == null ? Source.Precision.EXACT : precision, url);
  }

  /** A speaker is named once for all languages, or once per language. */
  private static @Nullable LocalizedText speaker(JsonFields source) {
    if (source.holdsObject("speaker")) {
      return Texts.lineOf(source, "speaker", LONGEST);
    }
    String name = line(source, "speaker");
    return name == null || name.isBlank() ? null : Source.named(name);
  }

  private static @Nullable String line(JsonFields fields, String name) {
    String text = fields.text(name);
    if (text != null) {
      Text.faultInLine(text, LONGEST)
          .ifPresent(rule ->
              fields.fault(
                  new Fault(fields.full(name), rule, Map.of("max", Integer.toString(LONGEST)))));
    }
    return text;
  }

  private static @Nullable String url(JsonFields fields) {
    String text = fields.text("url");
    if (text != null && !isWebAddress(text)) {
      fields.fault(Fault.of(fields.full("url"), Rule.NOT_A_URL));
    }
    return text;
  }

  private static boolean isWebAddress(String text) {
    try {
      return text.length() <= LONGEST_URL && WebAddress.isWebAddress(new URI(text));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
