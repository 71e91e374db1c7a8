package io.tocsin.publication.sql;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.tocsin.incidents.Eta;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
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
          .addMixIn(Eta.class, Etas.class)
          .addMixIn(Cause.class, Causes.class)
          .addMixIn(Compensation.class, Compensations.class)
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Eta.At.class, name = "at"),
    @JsonSubTypes.Type(value = Eta.NoneYet.class, name = "none-yet")
  })
  private interface Etas {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cause.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Cause.Suspected.class, name = "suspected"),
    @JsonSubTypes.Type(value = Cause.Confirmed.class, name = "confirmed")
  })
  private interface Causes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Compensation.Unsaid.class, name = "unsaid"),
    @JsonSubTypes.Type(value = Compensation.NotDecided.class, name = "not-decided"),
    @JsonSubTypes.Type(value = Compensation.Decided.class, name = "decided")
  })
  private interface Compensations {}
}
