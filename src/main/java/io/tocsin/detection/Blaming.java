package io.tocsin.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for the service that is probably behind the failure of another, among those it depends on.
 * With several partitions, those whose signals go elsewhere are not seen. Immutable.
 *
 * @param brokenSince since when a service is found broken; empty while it works or nobody knows
 */
record Blaming(Function<String, Optional<Instant>> brokenSince) {

  /** Onsets are known within some minutes; what began so much later is no cause. */
  private static final Duration SAME_MOMENT = Duration.ofMinutes(15);

  /** The probable cause of a failure that began at a moment. */
  Optional<Cause> of(String service, Instant onset, Landscape landscape) {
    for (String other : landscape.leansOn(service)) {
      Optional<Instant> broken = brokenSince.apply(other);
      if (broken.isPresent() && !broken.get().isAfter(onset.plus(SAME_MOMENT))) {
        return Optional.of(new Cause(other, Cause.Sign.FAILS_TOO));
      }
    }
    return landscape.leansOn(service).stream()
        .filter(other ->
            landscape.leaningOn(other).stream()
                .filter(third -> !third.equals(service))
                .anyMatch(third -> sameMoment(third, onset)))
        .findFirst()
        .map(other -> new Cause(other, Cause.Sign.OTHERS_ON_IT_FAIL));
  }

  private boolean sameMoment(String service, Instant onset) {
    return brokenSince
        .apply(service)
        .filter(began -> Duration.between(began, onset).abs().compareTo(SAME_MOMENT) <= 0)
        .isPresent();
  }
}
