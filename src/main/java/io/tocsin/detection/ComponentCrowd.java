package io.tocsin.detection;

import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Excess;
import io.tocsin.detection.crowd.Search;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people say of one component, against what they usually say. Not thread-safe. */
final class ComponentCrowd {

  private static final int LATELY = 30;

  /** So many people at least must come from outside the network with most reports. */
  private static final int OUTSIDE_LARGEST_NETWORK = 2;

  /** A network that usually brings this part of the reports may bring nearly all. */
  private static final double SINGLE_NETWORK = 0.5;

  private static final int FEWEST_PEOPLE = 5;
  private static final int EASED_AT_LEAST = 3;

  /** Between two looks at the same crowd. */
  private static final long LOOKS_EVERY_SECONDS = 10;

  private final Minutes minutes;
  private final Hours hours;
  private final Crowd crowd;
  private final Shares cohorts;
  private final CrowdAlarm alarm;
  private final Calls calls = new Calls();
  private long now;
  private long looked;
  private @Nullable Instant last;
  private Score strongest = Score.NOTHING;
}
