package io.tocsin.signals;

import io.tocsin.signals.Intake.Ground;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way in for those who answer calls: checks a tally and hands it to the journal; thread-safe.
 *
 * <p>Accepted means durable. Desks are known to the house, so that no cap on addresses applies; of
 * the caller, nothing is asked and nothing kept but the area.
 */
public final class CallIntake {

  /** For so long a slip of the finger is taken back. */
  public static final Duration TAKEN_BACK_WITHIN = Duration.ofSeconds(10);

  /** A network is slow: whoever taps in time is not refused for it. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

  private static final Duration LATER = Duration.ofSeconds(30);

  private final Supplier<Ground> ground;
  private final SignalSink sink;
  private final Slips slips;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /** Joins the parts; the ground may change between two tallies. */
  public CallIntake(
      Supplier<Ground> ground,
      SignalSink sink,
      Keys keys,
      InstantSource clock,
      Supplier<String> ids) {
    this.ground = ground;
    this.sink = sink;
    this.slips = new Slips(keys);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Takes a tally.
   *
   * @param desk who tallies: all calls of one desk weigh as one source
   * @param idempotencyKey the desk's own name of this request, at most 100 characters, or null
   */
  public CompletableFuture<CallAnswer> tally(
      CallDraft draft, String desk, @Nullable String idempotencyKey) {
    Ground here = ground.get();
    Instant now = clock.instant();
    ReportRules rules = new ReportRules(here.catalog(), here.postcodes(), now);
    Optional<ReportRules.Place> place = rules.place(draft);
    if (place.isEmpty()) {
      return CompletableFuture.completedFuture(new CallAnswer.Refused(rules.faults()));
    }
    CallTally tally =
        new CallTally(
            ids.get(),
            now,
            place.get().component().service(),
            place.get().component().id(),
            draft.symptom(),
            place.get().area(),
            draft.calls(),
            desk);
    String key = idempotencyKey == null ? null : slips.key(desk, idempotencyKey, draft);
    return append(
        tally,
        key,
        taken ->
            new CallAnswer.Tallied(
                taken.id(), taken.repeated() ? "" : slips.seal(tally), taken.repeated()));
  }

  /** Takes a tally back; twice is once. */
  public CompletableFuture<CallAnswer> takeBack(String slip, String desk) {
    Instant now = clock.instant();
    Optional<CallTally> tally = undoable(slip, desk);
    if (tally.isEmpty()) {
      return CompletableFuture.completedFuture(new CallAnswer.TooLate());
    }
    CallsTakenBack back = new CallsTakenBack(ids.get(), now, tally.get());
    return append(back, slips.backKey(tally.get()), taken -> new CallAnswer.TakenBack());
  }

  /** Returns the tally that a slip takes back, as long as it does. */
  public Optional<CallTally> undoable(String slip, String desk) {
    Instant now = clock.instant();
    return slips
        .open(slip)
        .filter(tally -> tally.desk().equals(desk))
        .filter(tally -> !now.isAfter(tally.at().plus(TAKEN_BACK_WITHIN).plus(ON_THE_WAY)));
  }

  /** What a desk is told once the signal is durable. */
  private interface Receipt {
    CallAnswer told(SignalSink.Appended taken);
  }

  private CompletableFuture<CallAnswer> append(
      Signal signal, @Nullable String key, Receipt receipt) {
    return sink.append(signal, key)
        .thenApply(receipt::told)
        .exceptionally(CallIntake::whenNotTaken);
  }

  private static CallAnswer whenNotTaken(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof SignalSink.StorageFull) {
      return new CallAnswer.Busy(IntakeAnswer.BusyReason.STORAGE_FULL, LATER);
    }
    if (cause instanceof SignalSink.Overloaded) {
      return new CallAnswer.Busy(IntakeAnswer.BusyReason.TOO_MANY_REPORTS, LATER);
    }
    throw new CompletionException(Objects.requireNonNullElse(cause, failure));
  }
}
