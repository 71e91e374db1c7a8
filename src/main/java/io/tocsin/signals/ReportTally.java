package io.tocsin.signals;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many reports were taken and refused, and why, since the start; thread-safe. */
public final class ReportTally {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder followUps = new LongAdder();
  private final Map<Rule, LongAdder> refused = new EnumMap<>(Rule.class);
  private final Map<IntakeAnswer.BusyReason, LongAdder> busy =
      new EnumMap<>(IntakeAnswer.BusyReason.class);

  ReportTally() {
    for (Rule rule : Rule.values()) {
      refused.put(rule, new LongAdder());
    }
    for (IntakeAnswer.BusyReason reason : IntakeAnswer.BusyReason.values()) {
      busy.put(reason, new LongAdder());
    }
  }

  void count(IntakeAnswer answer) {
    switch (answer) {
      case IntakeAnswer.Accepted taken -> (taken.repeated() ? repeated : accepted).increment();
      case IntakeAnswer.Refused(List<Fault> faults) ->
          faults.forEach(fault -> adder(refused, fault.rule()).increment());
      case IntakeAnswer.Busy(var reason, var wait) -> adder(busy, reason).increment();
      case IntakeAnswer.NoSuchReport() -> {}
    }
  }

  void countFollowUp(IntakeAnswer answer) {
    if (answer instanceof IntakeAnswer.Accepted) {
      followUps.increment();
    } else {
      count(answer);
    }
  }

  /** Returns reports that were written. */
  public long accepted() {
    return accepted.sum();
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

  private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
    return Objects.requireNonNull(adders.get(key));
  }
}
