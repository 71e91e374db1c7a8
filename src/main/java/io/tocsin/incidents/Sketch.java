package io.tocsin.incidents;

import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident one event later, while it is being drawn; confined to one fold. */
final class Sketch {

  private final Incident from;
  private final Set<String> components;
  private final Map<StateKey, CohortStatus> statuses = new LinkedHashMap<>();
  private Phase phase;
  private Instant onset;
  private @Nullable Instant confirmedAt;
  private @Nullable Source acknowledged;
  private @Nullable Instant recoveredAt;
  private @Nullable Instant closedAt;

  private Sketch(Incident from) {
    this.from = from;
    components = new HashSet<>(from.components());
    from.cohorts().forEach(status -> statuses.put(StateKey.of(status), status));
    phase = from.phase();
    onset = from.onset();
    confirmedAt = from.confirmedAt();
    acknowledged = from.acknowledged();
    recoveredAt = from.recoveredAt();
    closedAt = from.closedAt();
  }

  static Sketch of(Incident from) {
    return new Sketch(from);
  }

  Sketch acknowledged(Source source, Instant at) {
    acknowledged = acknowledged == null ? source : acknowledged;
    return touched(at);
  }

  /** A person took it up: it is more than what the crowd says. */
  Sketch touched(Instant at) {
    return confirmed(at);
  }

  Sketch confirmed(Instant at) {
    confirmedAt = confirmedAt == null ? at : confirmedAt;
    return this;
  }

  Sketch began(Instant at) {
    onset = at.isBefore(onset) ? at : onset;
    return this;
  }

  Sketch phase(Phase next, Instant at) {
    if (next == Phase.RECOVERED) {
      recoveredAt = at;
    } else if (next != Phase.CLOSED) {
      recoveredAt = null;
    }
    closedAt = next == Phase.CLOSED ? at : null;
    phase = next;
    return this;
  }

  Sketch status(CohortStatus status) {
    components.add(status.component());
    statuses.put(StateKey.of(status), status);
    return this;
  }

  /**
   * Takes over what a verdict says of its state, and of the beginning when it says that it fails.
   */
  Sketch judged(Verdict verdict) {
    StateKey key = StateKey.of(verdict);
    CohortStatus before = statuses.get(key);
    if (IncidentHistory.isFailure(verdict)) {
      began(verdict.onset());
    }
    if (verdict.change() == Verdict.Change.REVISED) {
      return revised(verdict, before);
    }
    if (verdict.change() == Verdict.Change.CONFIRMED) {
      confirmed(verdict.at());
    }
    return status(next(key, before, verdict.state(), dated(verdict, before)));
  }

  /**
   * The state stands; its beginning moves, and that of the incident with it when it is the
   * incident's only one.
   */
  private Sketch revised(Verdict verdict, @Nullable CohortStatus before) {
    if (before == null || before.backSince() != null) {
      return this;
    }
    boolean alone = statuses.size() == 1;
    onset = alone || verdict.onset().isBefore(onset) ? verdict.onset() : onset;
    return status(
        new CohortStatus(
            before.component(), before.cohorts(), before.state(), verdict.onset(), null));
  }

  /** A failure began at its onset; a relief never dates from before the failure it ends. */
  private static Instant dated(Verdict verdict, @Nullable CohortStatus before) {
    Instant broken = before == null ? null : before.brokenSince();
    boolean plausible = broken == null || verdict.onset().isAfter(broken);
    return IncidentHistory.isFailure(verdict)
            || (plausible && verdict.change() == Verdict.Change.OVER)
        ? verdict.onset()
        : verdict.at();
  }

  /** The status that follows from a state: when it broke, and when it was back. */
  static CohortStatus next(
      StateKey key, @Nullable CohortStatus before, ComponentState state, Instant at) {
    Instant broken = before == null ? null : before.brokenSince();
    Instant back = before == null ? null : before.backSince();
    switch (state) {
      case OUT, DEGRADED -> {
        boolean lasting = broken != null && back == null && broken.isBefore(at);
        broken = lasting ? broken : at;
        back = null;
      }
      case WORKS -> back = broken != null && back == null ? at : back;
      case UNKNOWN -> {
        // Not to see is no news: what was known stays dated.
      }
    }
    return new CohortStatus(key.component(), key.cohorts(), state, broken, back);
  }

  Incident drawn() {
    return new Incident(
        from.id(),
        from.version() + 1,
        from.service(),
        components,
        phase,
        onset,
        from.openedAt(),
        confirmedAt,
        acknowledged,
        recoveredAt,
        closedAt,
        from.fromMaintenance(),
        List.copyOf(statuses.values()));
  }
}
