package io.tocsin.app;

import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces work at its hour; thread-safe. Several nodes may: each announcement is claimed. */
final class DueWork {

  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

  private final Database state;
  private final WorkCalendar calendar;
  private final Runnable nudge;

  DueWork(Database state, WorkCalendar calendar, Runnable nudge) {
    this.state = state;
    this.calendar = calendar;
    this.nudge = nudge;
  }

  /** Announces what is due at a moment, on the caller's thread; returns how much was announced. */
  int runDue(Instant now) {
    int announced = 0;
    for (PlannedWork planned : state.read(tx -> calendar.due(tx, now))) {
      try {
        announced += announce(planned, now) ? 1 : 0;
      } catch (RuntimeException failure) {
        LOG.error(
            "{} could not be announced at its hour; it is tried again", planned.id(), failure);
      }
    }
    return announced;
  }

  private boolean announce(PlannedWork planned, Instant now) {
    Answer<Maintenance> answer =
        Commits.run(state, tx -> calendar.announce(tx, planned, now), nudge);
    if (answer instanceof Answer.Refused<Maintenance>(List<Fault> faults)
        && state.write(tx -> calendar.refuse(tx, planned, faults, now))) {
      LOG.warn("{} was not announced at its hour: {}", planned.id(), faults);
    }
    return answer instanceof Answer.Done<Maintenance>;
  }
}
