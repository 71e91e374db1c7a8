package io.tocsin.publication.sql;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.tocsin.incidents.json.IncidentWords;
import io.tocsin.publication.json.FactWords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sheets, drafts and texts as JSON in a TEXT column; what an older version did not know reads as
 * empty. Thread-safe.
 */
public final class PressText {

  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(IncidentWords.module(), FactWords.module())
          .withConfigOverride(List.class, lists -> lists.setNullHandling(EMPTY))
          .withConfigOverride(Set.class, sets -> sets.setNullHandling(EMPTY))
          .withConfigOverride(Map.class, maps -> maps.setNullHandling(EMPTY))
          .build();

  private PressText() {}

  /** Writes a value. */
  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** Reads a value. */
  public static <T> T read(String body, Class<T> type) {
    return JSON.readValue(body, type);
  }

  static <T> @Nullable T readIfThere(@Nullable String body, Class<T> type) {
    return body == null ? null : read(body, type);
  }
}
