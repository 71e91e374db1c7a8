package io.tocsin.incidents.sql;

import io.tocsin.incidents.IncidentEvent;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What is kept whole in a TEXT column, as JSON of the records; thread-safe. */
final class Bodies {

  private static final JsonMapper JSON = JsonMapper.builder().build();

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
}
