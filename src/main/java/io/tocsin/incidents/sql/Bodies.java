package io.tocsin.incidents.sql;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.json.IncidentWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** What is kept whole in a TEXT column, as JSON of the records; thread-safe. */
final class Bodies {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // A number that an older body does not hold yet is nought.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(IncidentWords.module())
          .addModule(
              new SimpleModule("words of claims").addDeserializer(LocalizedText.class, new Texts()))
          .build();

  private static final Map<String, Class<? extends IncidentEvent>> EVENTS =
      Stream.<Class<? extends IncidentEvent>>of(
              IncidentEvent.Opened.class,
              IncidentEvent.Judged.class,
              IncidentEvent.Acknowledged.class,
              IncidentEvent.PhaseMoved.class,
              IncidentEvent.StateSet.class,
              IncidentEvent.Spoken.class,
              IncidentEvent.ClosedDespite.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private Bodies() {}

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  static <T> T read(String body, Class<T> type) {
    return JSON.readValue(body, type);
  }

  /** The word that stands in the column {@code kind}. */
  static String kind(IncidentEvent event) {
    return event.getClass().getSimpleName();
  }

  static IncidentEvent event(String kind, String body) {
    return read(body, Objects.requireNonNull(EVENTS.get(kind), kind));
  }

  /** A name that was kept before it could be told per language is a bare text. */
  private static final class Texts extends StdDeserializer<LocalizedText> {
    Texts() {
      super(LocalizedText.class);
    }

    @Override
    public LocalizedText deserialize(JsonParser parser, DeserializationContext context) {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? Source.named(parser.getString())
          : new LocalizedText(parser.readValueAs(Languages.class).byLanguage());
    }
  }

  private record Languages(LinkedHashMap<String, String> byLanguage) {}
}
