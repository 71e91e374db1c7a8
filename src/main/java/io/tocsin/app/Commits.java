package io.tocsin.app;

import io.tocsin.incidents.Answer;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.util.function.Function;

/** Commands of the desk, each in one transaction that a refusal takes back. */
final class Commits {

  private Commits() {}

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer<?> refusal;

    TakenBack(Answer<?> refusal) {
      super("refused", null, false, false);
      this.refusal = refusal;
    }
  }

  /** Runs a command; when it was done, and only then, {@code nudge} is called after the commit. */
  static <T> Answer<T> run(
      Database state, Function<Transaction, Answer<T>> command, Runnable nudge) {
    try {
      Answer<T> done = state.write(transaction -> undoneUnlessDone(command.apply(transaction)));
      nudge.run();
      return done;
    } catch (TakenBack taken) {
      return refused(taken.refusal);
    }
  }

  private static <T> Answer<T> undoneUnlessDone(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T> done -> done;
      case Answer.Refused<T> refused -> throw new TakenBack(refused);
    };
  }

  private static <T> Answer<T> refused(Answer<?> answer) {
    return switch (answer) {
      case Answer.Refused<?> refused -> new Answer.Refused<>(refused.faults());
      case Answer.Done<?> done ->
          throw new IllegalStateException("a command that was done is not taken back");
    };
  }
}
