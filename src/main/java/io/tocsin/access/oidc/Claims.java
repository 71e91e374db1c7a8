package io.tocsin.access.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a token, asked for one by one; remembers whether one of them had the wrong type.
 * Confined to one token.
 */
final class Claims {

  private static final double LATEST = 1e11;

  private final Map<String, Object> all;
  private boolean malformed;

  Claims(Map<String, Object> all) {
    this.all = all;
  }

  Map<String, Object> all() {
    return all;
  }

  /** Whether a claim asked for so far had the wrong type. */
  boolean isMalformed() {
    return malformed;
  }

  Optional<String> text(String name) {
    Object value = all.get(name);
    if (value instanceof String text) {
      return Optional.of(text);
    }
    malformed |= all.containsKey(name);
    return Optional.empty();
  }

  /** A number of seconds since 1970, whole or not. */
  Optional<Instant> moment(String name) {
    Object value = all.get(name);
    if (value instanceof Number number && Math.abs(number.doubleValue()) < LATEST) {
      return Optional.of(Instant.ofEpochMilli((long) (number.doubleValue() * 1000)));
    }
    malformed |= all.containsKey(name);
    return Optional.empty();
  }

  /** One text or a list of texts. */
  List<String> texts(String name) {
    Object value = all.get(name);
    if (value instanceof String text) {
      return List.of(text);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    malformed |= all.containsKey(name);
    return List.of();
  }
}
