package io.tocsin.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one follower does, for readiness and metrics. Immutable.
 *
 * @param position the last one it committed
 * @param caughtUpAt when it last found nothing more to do, or when it was made
 * @param failuresInARow 0 when the last attempt went well
 * @param lastError what went wrong in the last attempt, or null when it went well
 */
public record FollowerHealth(
    String follower,
    int partition,
    Position position,
    Instant caughtUpAt,
    int failuresInARow,
    @Nullable String lastError) {

  /** For how long there has been something that it has not done; about a second is none. */
  public Duration lag(Instant now) {
    Duration lag = Duration.between(caughtUpAt, now);
    return lag.isNegative() ? Duration.ZERO : lag;
  }
}
