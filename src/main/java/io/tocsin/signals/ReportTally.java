package io.tocsin.signals;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many reports were taken and refused, and why, since the start and in the last 24 hours;
 * thread-safe.
 */
public final class ReportTally {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder reduced = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder followUps = new LongAdder();
  private final Map<Rule, LongAdder> refused = new EnumMap<>(Rule.class);
  private final Map<IntakeAnswer.BusyReason, LongAdder> busy =
      new EnumMap<>(IntakeAnswer.BusyReason.class);
  private final LastDay lastDay;

  ReportTally(Instant start) {
    for (Rule rule : Rule.values()) {
      refused.put(rule, new LongAdder());
    }
    for (IntakeAnswer.BusyReason reason : IntakeAnswer.BusyReason.values()) {
      busy.put(reason, new LongAdder());
    }
    this.lastDay = new LastDay(start);
  }

  /** Counts what became of a report that was let in. */
  void count(IntakeAnswer answer, CrowdReport report) {
    if (answer instanceof IntakeAnswer.Accepted taken && !taken.repeated()) {
      boolean full = report.weight() >= 1;
      (full ? lastDay.full : lastDay.reduced).add(report.at());
      if (!full) {
        reduced.increment();
      }
    }
    count(answer, report.at());
  }

  void count(IntakeAnswer answer, Instant at) {
    switch (answer) {
      case IntakeAnswer.Accepted taken -> (taken.repeated() ? repeated : accepted).increment();
      case IntakeAnswer.Refused(List<Fault> faults) -> {
        faults.forEach(fault -> adder(refused, fault.rule()).increment());
        lastDay.unusable.add(at);
      }
      case IntakeAnswer.Busy(var reason, var wait) -> {
        adder(busy, reason).increment();
        lastDay.sentAway.add(at);
      }
      case IntakeAnswer.NoSuchReport() -> {}
    }
  }

  void countFollowUp(IntakeAnswer answer, Instant at) {
    if (answer instanceof IntakeAnswer.Accepted) {
      followUps.increment();
    } else {
      count(answer, at);
    }
  }

  /** Returns reports that were written. */
  public long accepted() {
    return accepted.sum();
  }

  /** Returns those of them that weigh less than one. */
  public long reduced() {
    return reduced.sum();
  }

  /** Returns reports that were sent again under their key. */
  public long repeated() {
    return repeated.sum();
  }

  /** Returns follow-ups that were written. */
  public long followUps() {
    return followUps.sum();
  }

  /** Returns how often a rule was broken. */
  public long refused(Rule rule) {
    return adder(refused, rule).sum();
  }

  /** Returns how often somebody was told to come back. */
  public long busy(IntakeAnswer.BusyReason reason) {
    return adder(busy, reason).sum();
  }

  /** Returns the counts of the last 24 hours, for everybody to read. */
  public ReportsOfTheDay lastDay(Instant now) {
    return lastDay.at(now);
  }

  private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
    return Objects.requireNonNull(adders.get(key));
  }

  /** The counts that are told in public, hour by hour. */
  private static final class LastDay {

    final Instant start;
    final HourlyCount full = new HourlyCount();
    final HourlyCount reduced = new HourlyCount();
    final HourlyCount unusable = new HourlyCount();
    final HourlyCount sentAway = new HourlyCount();

    LastDay(Instant start) {
      this.start = start;
    }

    ReportsOfTheDay at(Instant now) {
      Instant from = now.minus(HourlyCount.LENGTH);
      return new ReportsOfTheDay(
          from.isBefore(start) ? start : from,
          full.sum(now),
          reduced.sum(now),
          unusable.sum(now),
          sentAway.sum(now));
    }
  }
}
