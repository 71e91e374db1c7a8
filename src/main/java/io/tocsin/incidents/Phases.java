package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import io.tocsin.incidents.IncidentEvent.PhaseReason;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;

/** Which phase may follow which, and why; pure. */
final class Phases {

  /** How long a mere suspicion stays open after it went quiet. */
  static final Duration SUSPICION_HOLD = Duration.ofHours(2);

  private Phases() {}

  /** What is decided about a phase. */
  sealed interface Decision {

    /** It moves, and why. */
    record Move(Phase to, PhaseReason reason) implements Decision {}

    /** It stays where it is. */
    record Stay() implements Decision {}

    /** It may not go there, and which rule says so. */
    record Refuse(Rule rule) implements Decision {}
  }

  private static final Decision STAY = new Decision.Stay();

  /**
   * What a verdict means for the phase; the history already holds the verdict. Detection never
   * closes.
   */
  static Decision afterVerdict(IncidentHistory history, Verdict verdict) {
    Phase now = history.incident().phase();
    return switch (verdict.change()) {
      case SUSPECTED, CONFIRMED -> afterFailure(history, now);
      case EASING, OVER -> afterRelief(history, now, verdict);
      case REVISED, LOST_SIGHT -> STAY;
    };
  }

  private static Decision afterFailure(IncidentHistory history, Phase now) {
    if (now != Phase.RECOVERED && now != Phase.RECOVERING) {
      return STAY;
    }
    Phase back = history.someIsBack() ? Phase.RECOVERING : history.standing();
    return back == now ? STAY : new Decision.Move(back, PhaseReason.EVIDENCE_TO_THE_CONTRARY);
  }

  private static Decision afterRelief(IncidentHistory history, Phase now, Verdict verdict) {
    if (history.allWorks()) {
      return now == Phase.RECOVERED
          ? STAY
          : new Decision.Move(Phase.RECOVERED, PhaseReason.VERDICT);
    }
    boolean eased = verdict.change() == Verdict.Change.EASING || history.someIsBack();
    return eased && now.compareTo(Phase.RECOVERING) < 0
        ? new Decision.Move(Phase.RECOVERING, PhaseReason.VERDICT)
        : STAY;
  }

  /**
   * What a person's word means for the phase.
   *
   * <p>Said in public, an incident may go to any phase and back, but never back to mere suspicion
   * once the operator has spoken, and never out of a closed one. Acknowledged and identified need
   * the operator's own word; recovered is refused while something still fails.
   *
   * @param operatorSpoke whether the operator has said so, before or in this very word
   * @param stillFails whether a probe of it fails or a part of it is out
   */
  static Decision byWord(
      Incident incident, Phase to, boolean operatorSpoke, boolean stillFails, PhaseReason reason) {
    if (!incident.isOpen()) {
      return new Decision.Refuse(Rule.ALREADY_CLOSED);
    }
    return switch (to) {
      case SUSPECTED ->
          operatorSpoke && incident.phase() != to
              ? new Decision.Refuse(Rule.PHASE_NOT_REACHABLE)
              : go(incident, to, reason);
      case ACKNOWLEDGED, IDENTIFIED ->
          operatorSpoke ? go(incident, to, reason) : new Decision.Refuse(Rule.SOURCE_REQUIRED);
      case RECOVERED ->
          stillFails ? new Decision.Refuse(Rule.STILL_FAILING) : go(incident, to, reason);
      case RECOVERING, CLOSED -> go(incident, to, reason);
    };
  }

  private static Decision go(Incident incident, Phase to, PhaseReason reason) {
    return incident.phase() == to ? STAY : new Decision.Move(to, reason);
  }

  /** Whether a mere suspicion has been quiet for long enough to close by itself. */
  static Decision afterQuiet(IncidentHistory history, Instant now) {
    Instant quiet = history.incident().recoveredAt();
    boolean faded =
        history.incident().phase() == Phase.RECOVERED
            && quiet != null
            && history.isMereSuspicion()
            && !now.isBefore(quiet.plus(SUSPICION_HOLD));
    return faded ? new Decision.Move(Phase.CLOSED, PhaseReason.SUSPICION_FADED) : STAY;
  }
}
