package io.tocsin.clocks;

import io.tocsin.clocks.Answered.Truth;
import io.tocsin.clocks.LegalClock.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one legal clock stands for one incident; pure. Immutable.
 *
 * @param since when it started, or null: it does not run
 * @param questions triggers that nobody answered, or that are not known, and that would start it
 */
public record ClockFace(
    LegalClock clock, @Nullable Instant since, List<StepFace> steps, List<Trigger> questions) {

  /**
   * How one step stands.
   *
   * @param due by when, or null while it waits
   * @param from from when the time for it counts, or null while it waits
   */
  public record StepFace(
      Step step,
      Standing standing,
      @Nullable Instant due,
      List<StepDone> done,
      @Nullable Instant from) {
    public StepFace {
      done = List.copyOf(done);
    }
  }

  /** How a step stands. */
  public enum Standing {
    DUE,
    OVERDUE,
    DONE,
    /** For the step before it, or for an answer. */
    WAITING,
    /** What it needs does not hold. */
    NOT_NEEDED
  }

  /** A step without undue delay is late after this, and only then said to be. */
  static final Duration AT_ONCE = Duration.ofHours(1);

  public ClockFace {
    steps = List.copyOf(steps);
    questions = List.copyOf(questions);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return since != null;
  }

  /** Reads a clock in a situation. */
  static ClockFace of(ClockBook book, LegalClock clock, Situation situation) {
    Optional<Instant> since =
        clock.any().stream()
            .flatMap(trigger -> answer(situation, trigger).stream())
            .filter(answer -> answer.truth() == Truth.HOLDS)
            .map(Answered::since)
            .min(Comparator.naturalOrder());
    List<String> asked = new ArrayList<>(since.isPresent() ? List.of() : clock.any());
    if (since.isPresent()) {
      clock.steps().stream()
          .flatMap(step -> Optional.ofNullable(step.onlyIf()).stream())
          .distinct()
          .forEach(asked::add);
    }
    List<Trigger> questions =
        asked.stream()
            .filter(trigger -> isOpen(situation, trigger))
            .flatMap(trigger -> Optional.ofNullable(book.triggers().get(trigger)).stream())
            .toList();
    List<StepFace> steps =
        clock.steps().stream()
            .map(step -> face(clock, step, since.orElse(null), situation))
            .toList();
    return new ClockFace(clock, since.orElse(null), steps, questions);
  }

  private static boolean isOpen(Situation situation, String trigger) {
    return answer(situation, trigger).map(answer -> answer.truth() == Truth.NOT_KNOWN).orElse(true);
  }

  private static Optional<Answered> answer(Situation situation, String trigger) {
    return situation.answers().stream()
        .filter(answer -> answer.trigger().equals(trigger))
        .max(Comparator.comparingInt(Answered::number));
  }

  private static StepFace face(
      LegalClock clock, Step step, @Nullable Instant since, Situation situation) {
    List<StepDone> done = done(clock, step.id(), situation);
    boolean rhythm = step.due() instanceof Due.Rhythm;
    if (!done.isEmpty() && !rhythm) {
      return new StepFace(step, Standing.DONE, null, done, null);
    }
    if (since == null) {
      return new StepFace(step, Standing.WAITING, null, done, null);
    }
    Instant from = start(clock, step, since, situation).orElse(null);
    String condition = step.onlyIf();
    if (condition != null) {
      Answered answer = answer(situation, condition).orElse(null);
      if (answer == null || answer.truth() != Truth.HOLDS) {
        boolean denied = answer != null && answer.truth() == Truth.DOES_NOT_HOLD;
        return new StepFace(
            step, denied ? Standing.NOT_NEEDED : Standing.WAITING, null, done, null);
      }
      from = from == null || answer.since().isAfter(from) ? answer.since() : from;
    }
    return from == null
        ? new StepFace(step, Standing.WAITING, null, done, null)
        : dated(step, from, done, situation);
  }

  private static StepFace dated(Step step, Instant from, List<StepDone> done, Situation situation) {
    if (step.due() instanceof Due.Rhythm rhythm) {
      return beat(step, rhythm, from, done, situation);
    }
    Instant due = step.due().from(from, situation.zone());
    Instant late = step.due() instanceof Due.AtOnce ? due.plus(AT_ONCE) : due;
    Standing standing = situation.now().isAfter(late) ? Standing.OVERDUE : Standing.DUE;
    return new StepFace(step, standing, due, done, from);
  }

  private static StepFace beat(
      Step step, Due.Rhythm rhythm, Instant from, List<StepDone> done, Situation situation) {
    Instant ended = situation.incident().recoveredAt();
    if (!situation.incident().isOpen() || ended != null) {
      return new StepFace(
          step, done.isEmpty() ? Standing.NOT_NEEDED : Standing.DONE, null, done, null);
    }
    Instant last = done.stream().map(StepDone::doneAt).max(Comparator.naturalOrder()).orElse(from);
    boolean early = last.isBefore(from.plus(rhythm.until()));
    Instant due = last.plus(early ? rhythm.first() : rhythm.then());
    Standing standing = situation.now().isAfter(due) ? Standing.OVERDUE : Standing.DUE;
    return new StepFace(step, standing, due, done, last);
  }

  private static Optional<Instant> start(
      LegalClock clock, Step step, Instant since, Situation situation) {
    String before = step.after();
    return before == null
        ? Optional.of(since)
        : done(clock, before, situation).stream()
            .map(StepDone::doneAt)
            .max(Comparator.naturalOrder());
  }

  private static List<StepDone> done(LegalClock clock, String step, Situation situation) {
    return situation.done().stream()
        .filter(taken -> taken.clock().equals(clock.id()) && taken.step().equals(step))
        .toList();
  }
}
