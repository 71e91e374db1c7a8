package io.tocsin.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets people through at the pace of {@link ReportLimits}; thread-safe. */
public final class Turnstile {

  private static final String EVERYBODY = "";

  private final TokenBuckets people;
  private final TokenBuckets blocks;
  private final TokenBuckets all;

  /** Makes a turnstile that nobody has passed yet. */
  public Turnstile(ReportLimits limits) {
    this.people =
        new TokenBuckets(
            new TokenBuckets.Rate(limits.reporterBurst(), limits.reporterEach()), limits.keys());
    this.blocks =
        new TokenBuckets(
            new TokenBuckets.Rate(limits.blockBurst(), limits.blockEach()), limits.keys());
    this.all = new TokenBuckets(new TokenBuckets.Rate(limits.burst(), limits.each()), 1);
  }

  /** Returns why somebody must wait; empty if they may pass. */
  public Optional<IntakeAnswer.Busy> pass(Reporter reporter, Instant now) {
    return passAlone(reporter.hash(), now).or(() -> passTogether(reporter.block(), now));
  }

  /** Returns why this one person must wait, whatever others do. */
  Optional<IntakeAnswer.Busy> passAlone(String person, Instant now) {
    return wait(IntakeAnswer.BusyReason.REPORTER_TOO_FAST, people.take(person, now));
  }

  /** Returns why anybody of this block must wait, whoever it is. */
  Optional<IntakeAnswer.Busy> passTogether(String block, Instant now) {
    return wait(IntakeAnswer.BusyReason.BLOCK_TOO_FAST, blocks.take(block, now))
        .or(() -> wait(IntakeAnswer.BusyReason.TOO_MANY_REPORTS, all.take(EVERYBODY, now)));
  }

  private static Optional<IntakeAnswer.Busy> wait(IntakeAnswer.BusyReason reason, Duration wait) {
    return wait.isZero() ? Optional.empty() : Optional.of(new IntakeAnswer.Busy(reason, wait));
  }
}
