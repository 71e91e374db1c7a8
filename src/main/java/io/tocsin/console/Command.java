package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.incidents.Answer;
import io.tocsin.store.Transaction;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that a person does by a form: noted in the audit log in the transaction that does it,
 * or with the reasons when it was refused.
 *
 * @param subject id of what it is done to, or empty: what comes of it
 */
record Command(Tools tools, Visit visit, Deed deed, String subject, String detail) {

  private static final int LONGEST = 200;

  Command(Tools tools, Visit visit, Deed deed) {
    this(tools, visit, deed, "", "");
  }

  /** Runs a command of a room that notes its deeds itself, if the form reads well. */
  static <T> Reply perform(
      Step step,
      Fields fields,
      Function<Transaction, Answer<T>> work,
      Function<T, Reply> then,
      Function<List<Fault>, Reply> otherwise) {
    if (!fields.faults().isEmpty()) {
      return otherwise.apply(fields.faults());
    }
    return lead(step.run(work), then, otherwise);
  }

  private static <T> Reply lead(
      Answer<T> answer, Function<T, Reply> then, Function<List<Fault>, Reply> otherwise) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> then.apply(value);
      case Answer.Refused<T>(List<Fault> faults) -> otherwise.apply(faults);
    };
  }

  /** Runs it if the form reads well, and tells all faults or leads on. */
  <T> Reply perform(
      Fields fields,
      Function<Transaction, Answer<T>> work,
      Function<T, String> made,
      Function<T, Reply> then,
      Function<List<Fault>, Reply> otherwise) {
    if (!fields.faults().isEmpty()) {
      return otherwise.apply(fields.faults());
    }
    return lead(run(work, made), then, otherwise);
  }

  /**
   * Runs it.
   *
   * @param made the id of what comes of it, noted when there is no other subject
   */
  <T> Answer<T> run(Function<Transaction, ? extends Answer<T>> work, Function<T, String> made) {
    Instant now = tools.clock().instant();
    Answer<T> answer =
        tools
            .step()
            .run(transaction -> {
              Answer<T> result = work.apply(transaction);
              if (result instanceof Answer.Done<T>(T value)) {
                String about = subject.isEmpty() ? made.apply(value) : subject;
                tools.audit().done(transaction, now, actor(), deed, about, detail);
              }
              return result;
            });
    if (answer instanceof Answer.Refused<T>(List<Fault> faults)) {
      noteRefusal(now, faults);
    }
    return answer;
  }

  private void noteRefusal(Instant now, List<Fault> faults) {
    String rules =
        faults.stream()
            .map(fault -> fault.rule().name())
            .distinct()
            .collect(Collectors.joining(" "));
    String why = rules.substring(0, Math.min(LONGEST, rules.length()));
    String about = subject.substring(0, Math.min(LONGEST, subject.length()));
    tools
        .step()
        .run(transaction -> {
          tools.audit().refused(transaction, now, actor(), deed, about, why);
          return why;
        });
  }

  private String actor() {
    return visit.actor().kind() + " " + visit.actor().name();
  }
}
