package io.tocsin.incidents;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.QuestionTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this house asked and what came back: a silence has a question and a time; within the
 * caller's transaction; thread-safe.
 */
public final class Questions {

  private final Supplier<String> ids;
  private final AuditLog audit;

  /**
   * Opens them.
   *
   * @param ids makes ids that are never used twice
   */
  public Questions(Supplier<String> ids, AuditLog audit) {
    this.ids = ids;
    this.audit = audit;
  }

  /** Notes that somebody was asked. */
  public Answer<Question> ask(Transaction transaction, QuestionDraft draft) {
    if (IncidentTable.find(transaction, draft.incident()).isEmpty()) {
      return refuse("incident", Rule.NOT_AN_INCIDENT);
    }
    List<Fault> faults = WordRules.notAhead("asked_at", draft.askedAt(), draft.at());
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    Question question =
        new Question(
            ids.get(),
            draft.incident(),
            draft.text(),
            draft.askedOf(),
            draft.channel(),
            draft.askedAt(),
            draft.by(),
            null,
            null);
    QuestionTable.add(transaction, question);
    note(transaction, draft.at(), draft.by(), question.id(), "ASKED");
    return new Answer.Done<>(question);
  }

  /**
   * Notes that an answer came; the first one counts.
   *
   * @param claim id of the recorded claim that answers it, or null
   */
  public Answer<Question> answered(
      Transaction transaction, String id, @Nullable String claim, Instant at, Actor by) {
    Optional<Question> asked = QuestionTable.find(transaction, id);
    if (asked.isEmpty()) {
      return refuse("question", Rule.MISSING);
    }
    if (asked.get().answeredAt() != null) {
      return refuse("question", Rule.ALREADY_CLOSED);
    }
    QuestionTable.answer(transaction, id, at, claim);
    note(transaction, at, by, id, "ANSWERED");
    return new Answer.Done<>(QuestionTable.find(transaction, id).orElseThrow());
  }

  private void note(Transaction transaction, Instant at, Actor by, String id, String detail) {
    audit.done(transaction, at, by.kind() + " " + by.name(), Deed.QUESTION_RECORDED, id, detail);
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
