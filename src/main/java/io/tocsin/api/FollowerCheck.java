package io.tocsin.api;

import io.tocsin.journal.FollowerHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/** Says whether every follower of the journal keeps up. */
public final class FollowerCheck implements HealthCheck {

  private static final Duration MOST_LAG = Duration.ofSeconds(30);

  private final Supplier<? extends Collection<FollowerHealth>> followers;
  private final InstantSource clock;

  /** Watches followers by the clock of the house. */
  public FollowerCheck(
      Supplier<? extends Collection<FollowerHealth>> followers, InstantSource clock) {
    this.followers = followers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "followers";
  }

  @Override
  public State look() {
    Instant now = clock.instant();
    Optional<FollowerHealth> last =
        followers.get().stream().max(Comparator.comparing(health -> health.lag(now)));
    Duration lag = last.map(health -> health.lag(now)).orElse(Duration.ZERO);
    String detail =
        last.map(health -> health.follower() + " lags " + lag.toMillis() + " ms").orElse("none");
    return lag.compareTo(MOST_LAG) > 0 ? new State.Ill(detail) : new State.Well(detail);
  }
}
