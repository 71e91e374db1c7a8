package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must be woken for this. Immutable.
 *
 * @param key the same for the same thing: nobody is woken for it twice
 */
record Cause(
    String key,
    Reason reason,
    @Nullable String incident,
    @Nullable Instant due,
    @Nullable String subject) {

  /** One about which the incident says it all. */
  static Cause of(String key, Reason reason, @Nullable String incident, @Nullable Instant due) {
    return new Cause(key, reason, incident, due, null);
  }
}
