package io.tocsin.incidents;

import io.tocsin.detection.Detector;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.detection.Reasons;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Hindsight.Answer;
import io.tocsin.incidents.Hindsight.Gap;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds signals of the past and asks the detector, minute by minute around one, what it saw.
 * Confined to one question.
 */
final class WhyWatch implements Hindsight.Listener {

  private static final long MINUTE = 60;

  private final Detector detector;
  private final String service;
  private final Instant minute;
  private final List<WhyThen.Moment> hours = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private List<Reasons> reasons = List.of();
  private Instant watched;
  private boolean past;
  private boolean looked;

  WhyWatch(Detector detector, String service, Instant minute) {
    this.detector = detector;
    this.service = service;
    this.minute = minute;
    this.watched = minute.minus(Hindsight.AROUND);
  }

  @Override
  public boolean hear(Signal signal) {
    if (signal instanceof Tick && !signal.at().isBefore(watched.plusSeconds(MINUTE))) {
      look(signal.at());
    }
    if (Hindsight.isPast(signal, minute.plus(Hindsight.AROUND))) {
      return false;
    }
    for (Verdict verdict : detector.fold(signal)) {
      boolean near = !verdict.at().isBefore(minute.minus(Hindsight.AROUND));
      if (near && verdict.service().equals(service)) {
        verdicts.add(verdict);
      }
    }
    return true;
  }

  /** A minute is over: the last one in which anything was taken in. */
  private void look(Instant now) {
    Instant seen = detector.now().truncatedTo(ChronoUnit.MINUTES);
    past |= !now.isBefore(minute.plusSeconds(MINUTE));
    if (!seen.isBefore(minute.minus(Hindsight.AROUND))) {
      List<Reasons> found = detector.reasons(service);
      found.forEach(one -> hours.add(moment(seen, one)));
      if (seen.equals(minute)) {
        reasons = found;
        looked = true;
      }
    }
    watched = now.truncatedTo(ChronoUnit.MINUTES);
  }

  private static WhyThen.Moment moment(Instant seen, Reasons found) {
    return new WhyThen.Moment(
        seen,
        found.evidence().component(),
        found.heard().people(),
        found.bar().reached(),
        found.bar().needed(),
        found.alarm() != null,
        (int)
            found.evidence().probes().stream()
                .filter(probe -> probe.failing() && !probe.stale())
                .map(ProbeReading::probe)
                .count());
  }

  Answer<WhyThen> answer() {
    if (!past) {
      return new Answer.Untold<>(Gap.NOT_YET);
    }
    if (!looked) {
      return new Answer.Untold<>(Gap.NOBODY_LOOKED);
    }
    return reasons.isEmpty()
        ? new Answer.Untold<>(Gap.NOT_WATCHED)
        : new Answer.Told<>(new WhyThen(minute, reasons, hours, verdicts));
  }
}
