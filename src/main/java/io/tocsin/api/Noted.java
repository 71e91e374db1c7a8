package io.tocsin.api;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notes in the audit log what machines do, by the name of their token, as it is noted of people: a
 * deed in its own transaction, a refusal in one of its own; thread-safe.
 */
public final class Noted {

  private static final int LONGEST = 200;

  private final AuditLog audit;
  private final DeskApi.Commit commit;

  /** Joins the parts. */
  public Noted(AuditLog audit, DeskApi.Commit commit) {
    this.audit = audit;
    this.commit = commit;
  }

  /**
   * Runs a command.
   *
   * @param id of what comes of it
   */
  <T> Answer<T> run(
      Actor by,
      Instant at,
      Deed deed,
      Function<Transaction, Answer<T>> command,
      Function<T, String> id) {
    Answer<T> answer =
        commit.run(transaction -> {
          Answer<T> result = command.apply(transaction);
          if (result instanceof Answer.Done<T>(T value)) {
            audit.done(transaction, at, word(by), deed, id.apply(value), "");
          }
          return result;
        });
    if (answer instanceof Answer.Refused<T>(List<Fault> faults)) {
      refused(by, at, deed, faults);
    }
    return answer;
  }

  /** Notes what was done elsewhere. */
  void done(Actor by, Instant at, Deed deed, String subject, String detail) {
    commit.run(transaction -> {
      audit.done(transaction, at, word(by), deed, subject, detail);
      return new Answer.Done<>(subject);
    });
  }

  /** Notes that something was refused, and by which rules. */
  void refused(Actor by, Instant at, Deed deed, List<Fault> faults) {
    String rules =
        faults.stream()
            .map(fault -> fault.rule().name())
            .distinct()
            .collect(Collectors.joining(" "));
    commit.run(transaction -> {
      String why = rules.substring(0, Math.min(LONGEST, rules.length()));
      audit.refused(transaction, at, word(by), deed, "", why);
      return new Answer.Done<>(why);
    });
  }

  private static String word(Actor by) {
    return by.kind() + " " + by.name();
  }
}
