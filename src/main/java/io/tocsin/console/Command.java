package io.tocsin.console;

import io.tocsin.incidents.Answer;
import io.tocsin.store.Transaction;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.util.List;
import java.util.function.Function;

/** How every form that commands the desk is answered. */
final class Command {

  private Command() {}

  /** Runs a command if the form reads well, and tells all faults or leads on. */
  static <T> Reply perform(
      Step step,
      Fields fields,
      Function<Transaction, Answer<T>> command,
      Function<T, Reply> then,
      Function<List<Fault>, Reply> otherwise) {
    if (!fields.faults().isEmpty()) {
      return otherwise.apply(fields.faults());
    }
    return switch (step.run(command)) {
      case Answer.Done<T>(T value) -> then.apply(value);
      case Answer.Refused<T>(List<Fault> faults) -> otherwise.apply(faults);
    };
  }
}
