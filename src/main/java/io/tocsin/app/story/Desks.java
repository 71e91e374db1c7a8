package io.tocsin.app.story;

import io.tocsin.app.Pipeline;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.ProposalBox;
import io.tocsin.incidents.Questions;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.publication.Publisher;
import io.tocsin.signals.CallIntake;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.util.List;
import java.util.function.Supplier;

/** The ways in for people of a story, and into one transaction. */
public record Desks(
    Database state,
    IncidentArchive archive,
    Publisher publisher,
    Notebook notebook,
    WorkSchedule schedule,
    CallIntake calls,
    ProposalBox proposals,
    Questions questions,
    Contradictions contradictions) {

  /** The ways in of a product that runs. */
  public static Desks of(Pipeline pipeline, Supplier<Catalog> catalog, Supplier<String> ids) {
    Notebook notebook = new Notebook(catalog, ids);
    AuditLog audit = new AuditLog(ids);
    return new Desks(
        pipeline.state(),
        pipeline.archive(),
        pipeline.publisher(),
        notebook,
        new WorkSchedule(catalog, ids),
        pipeline.calls(),
        new ProposalBox(notebook, audit, ids),
        new Questions(ids, audit),
        new Contradictions(audit));
  }

  /** Something that is done in one transaction. */
  interface Deed {
    Answer<?> in(Transaction transaction);
  }

  List<Fault> inOne(Deed deed) {
    return switch (state.<Answer<?>>write(deed::in)) {
      case Answer.Done<?> _ -> List.of();
      case Answer.Refused<?>(List<Fault> faults) -> faults;
    };
  }
}
