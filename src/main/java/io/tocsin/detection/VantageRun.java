package io.tocsin.detection;

import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One probe at one vantage point: its failures or successes in a row, and what they add to the
 * suspicion that the service fails.
 *
 * <p>Inconclusive words neither confirm nor clear. Confined to one thread.
 */
final class VantageRun {

  private Instant lastAt;
  private ProbeReason reason;
  private String detail;
  private @Nullable Canaries canaries;
  private Instant saidSince;
  private @Nullable Instant conclusiveAt;
  private int failures;
  private int hardFailures;
  private int successes;
  private Instant firstFailure;
  private Instant firstSuccess;
  private Instant lastSuccess = Instant.EPOCH;
  private boolean worked;
  private Suspicion solid = new Suspicion();
  private Suspicion patchy = new Suspicion();

  /** Starts with the first word, which is still to be folded. */
  VantageRun(ProbeResult first) {
    this.lastAt = first.at();
    this.reason = first.reason();
    this.detail = first.detail();
    this.saidSince = first.at();
    this.firstFailure = first.at();
    this.firstSuccess = first.at();
  }

  private VantageRun(StateIn in) {
    this.lastAt = in.time();
    this.reason = in.word(ProbeReason.class);
    this.detail = in.text();
    this.canaries = in.flag() ? new Canaries(in.count(), in.count()) : null;
    this.saidSince = in.time();
    this.conclusiveAt = in.optionalTime();
    this.failures = in.count();
    this.hardFailures = in.count();
    this.successes = in.count();
    this.firstFailure = in.time();
    this.firstSuccess = in.time();
    this.lastSuccess = in.time();
    this.worked = in.flag();
    this.solid = Suspicion.restore(in);
    this.patchy = Suspicion.restore(in);
  }

  void fold(ProbeResult result) {
    if (result.at().isBefore(lastAt)) {
      foldLate(result.finding());
      return;
    }
    if (result.finding() != reason.finding()) {
      saidSince = result.at();
    }
    lastAt = result.at();
    reason = result.reason();
    detail = result.detail();
    canaries = result.canaries();
    switch (result.finding()) {
      case FAILS -> fail(result);
      case WORKS -> work(result);
      case INCONCLUSIVE -> {}
    }
  }

  private void fail(ProbeResult result) {
    conclusiveAt = result.at();
    successes = 0;
    if (failures == 0) {
      firstFailure = result.at();
    }
    failures++;
    hardFailures = isMild(result.reason()) ? 0 : hardFailures + 1;
  }

  private void work(ProbeResult result) {
    conclusiveAt = result.at();
    worked = true;
    failures = 0;
    hardFailures = 0;
    if (successes == 0) {
      firstSuccess = result.at();
    }
    lastSuccess = result.at();
    successes++;
  }

  /** A contrary word that comes late breaks the row: it begins anew at the newest word. */
  private void foldLate(Finding finding) {
    if (finding == Finding.WORKS && failures > 0) {
      failures = 1;
      hardFailures = Math.min(1, hardFailures);
      firstFailure = lastAt;
    } else if (finding == Finding.FAILS && successes > 0) {
      successes = 1;
      firstSuccess = lastAt;
    }
  }

  /**
   * Takes back the failures since a moment: the vantage point was ill itself. A row that began
   * before is left as it stood.
   */
  void discount(Instant since) {
    if (failures == 0 || firstFailure.isBefore(since)) {
      return;
    }
    failures = 0;
    hardFailures = 0;
    successes = 0;
    conclusiveAt = worked ? lastSuccess : null;
    reason = reason.finding() == Finding.FAILS ? ProbeReason.OWN_NETWORK_LOST : reason;
    solid.forget();
    patchy.forget();
  }

  void forgetSuccesses() {
    successes = 0;
  }

  Suspicion suspicion(FailureShape shape) {
    return switch (shape) {
      case SOLID -> solid;
      case PATCHY -> patchy;
    };
  }

  /** Slow is not broken, mail that waits is not lost, and some mailboxes are not all. */
  private static boolean isMild(ProbeReason reason) {
    return reason == ProbeReason.TOO_SLOW
        || reason == ProbeReason.MAIL_MADE_TO_WAIT
        || reason == ProbeReason.SOME_ADDRESSES_REFUSED;
  }

  /** Whether it has ever been seen to work. */
  boolean worked() {
    return worked;
  }

  int failures() {
    return failures;
  }

  int successes() {
    return successes;
  }

  int hardFailures() {
    return hardFailures;
  }

  Instant firstFailure() {
    return firstFailure;
  }

  Instant firstSuccess() {
    return firstSuccess;
  }

  Instant lastSuccess() {
    return lastSuccess;
  }

  Instant lastAt() {
    return lastAt;
  }

  ProbeReason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  @Nullable Canaries canaries() {
    return canaries;
  }

  Instant saidSince() {
    return saidSince;
  }

  @Nullable Instant conclusiveAt() {
    return conclusiveAt;
  }

  void save(StateOut out) {
    out.time(lastAt);
    out.text(reason.name());
    out.text(detail);
    Canaries asked = canaries;
    out.flag(asked != null);
    if (asked != null) {
      out.number(asked.refused());
      out.number(asked.asked());
    }
    out.time(saidSince);
    out.time(conclusiveAt);
    out.number(failures);
    out.number(hardFailures);
    out.number(successes);
    out.time(firstFailure);
    out.time(firstSuccess);
    out.time(lastSuccess);
    out.flag(worked);
    solid.save(out);
    patchy.save(out);
  }

  static VantageRun restore(StateIn in) {
    return new VantageRun(in);
  }
}
