package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Proposal;
import io.tocsin.incidents.Vague;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.publication.Drift;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What agents hand in, what editors make of it, and the look at the page before a word is said;
 * thread-safe.
 */
final class DeskNotes {

  private static final int UNPROCESSABLE = 422;

  private final Tools tools;
  private final Pages pages;
  private final IncidentPages incidents;
  private final Misfits misfits;

  DeskNotes(Tools tools, Pages pages, IncidentPages incidents) {
    this.tools = tools;
    this.pages = pages;
    this.incidents = incidents;
    this.misfits = new Misfits(tools);
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private Optional<IncidentView> subject(PublicSnapshot snapshot, Visit visit) {
    String id = visit.request().parameter("incident");
    return snapshot.incidents().stream()
        .filter(incident -> incident.id().equals(id) && incident.isOpen())
        .findFirst();
  }

  Reply saidForm(Visit visit) {
    return form(200, visit, "desk-said", Sheet.blank("said"), Doubts.NONE);
  }

  Reply wayForm(Visit visit) {
    return form(200, visit, "desk-way", Sheet.blank("way"), Doubts.NONE);
  }

  private Reply form(int status, Visit visit, String template, Sheet sheet, Doubts doubts) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Optional<IncidentView> incident = subject(snapshot, visit);
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("incident", incident.get());
    values.put("sheet", sheet);
    if (template.equals("desk-said")) {
      values.put("doubts", doubts);
    }
    return pages.page(status, visit, template, values);
  }

  /** Looks whether a word fits the page; hands it in if it does, or if the agent insists. */
  Reply said(Visit visit, Form form) {
    Optional<IncidentView> incident = subject(tools.snapshot().get(), visit);
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Fields fields = new Fields(form, tools.catalog().get());
    boolean looks = form.first("do").filter("look"::equals).isPresent();
    SaidForm said =
        new SaidForm(form, fields, tools.catalog().get(), vague -> called(visit, vague));
    ClaimDraft draft = said.draft(incident.get(), looks, now(), visit.actor());
    List<Fault> faults = Stream.concat(fields.faults().stream(), said.faults().stream()).toList();
    if (!faults.isEmpty()) {
      return form(
          UNPROCESSABLE, visit, "desk-said", Sheet.returned("said", form, faults), Doubts.NONE);
    }
    Doubts doubts = doubts(visit, incident.get(), draft);
    if (looks || !(doubts.isEmpty() || form.has("despite"))) {
      Sheet sheet = Sheet.returned("said", form, List.of());
      return form(
          200, visit, "desk-said", doubts.isEmpty() ? sheet.noticed("desk.fits") : sheet, doubts);
    }
    return handIn(
        visit,
        form,
        "desk-said",
        "said",
        transaction -> tools.telephone().box().propose(transaction, draft),
        "claimed");
  }

  private static LocalizedText called(Visit visit, Vague vague) {
    return LocalizedText.of(visit.words().language(), visit.words().say("word.vague", vague));
  }

  /** Hands a workaround to the editors. */
  Reply way(Visit visit, Form form) {
    Instant now = now();
    Fields fields = new Fields(form, tools.catalog().get());
    WorkaroundDraft draft =
        new WorkaroundDraft(
            visit.request().parameter("incident"),
            fields.choice("component"),
            fields.requiredText("steps"),
            fields.text("conditions"),
            fields.text("limits"),
            SourceForm.read(form, fields, now),
            fields.moment("expires"),
            now,
            visit.actor());
    List<String> languages = tools.catalog().get().languages();
    fields.faults(new Plainly(visit, form, languages).unseen(Deeds.WAY));
    if (!fields.faults().isEmpty()) {
      return form(
          UNPROCESSABLE,
          visit,
          "desk-way",
          Sheet.returned("way", form, fields.faults()),
          Doubts.NONE);
    }
    return handIn(
        visit,
        form,
        "desk-way",
        "way",
        transaction -> tools.telephone().box().propose(transaction, draft),
        "handed");
  }

  private Reply handIn(
      Visit visit,
      Form form,
      String template,
      String sheet,
      Function<Transaction, Answer<Proposal>> command,
      String done) {
    return switch (tools.step().run(command)) {
      case Answer.Done<Proposal> handed -> DeskTaps.back(done, "");
      case Answer.Refused<Proposal>(List<Fault> faults) ->
          form(UNPROCESSABLE, visit, template, Sheet.returned(sheet, form, faults), Doubts.NONE);
    };
  }

  /** Holds a word against the page, then against everybody else's and the evidence. */
  private Doubts doubts(Visit visit, IncidentView incident, ClaimDraft draft) {
    List<Drift.Point> points = Drift.between(incident, draft.assertions());
    return new Doubts(
        new DriftWriter(misfits.reading(visit), visit.words())
            .write(incident, points, draft.assertions()),
        misfits.of(visit, incident, draft, points));
  }

  /** An editor puts a proposal on the page, in one tap. */
  Reply publish(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    Instant expires = fields.moment("expires");
    return settle(
        visit,
        form,
        (transaction, id) ->
            fields.faults().isEmpty()
                ? tools.telephone().box().publish(transaction, id, expires, now(), visit.actor())
                : new Answer.Refused<>(fields.faults()));
  }

  /** An editor does not publish a proposal. */
  Reply decline(Visit visit, Form form) {
    return settle(
        visit,
        form,
        (transaction, id) ->
            tools
                .telephone()
                .box()
                .decline(transaction, id, form.first("reason").orElse(""), now(), visit.actor()));
  }

  private boolean isOf(Transaction transaction, String incident, String proposal) {
    return tools.telephone().box().about(transaction, incident).stream()
        .anyMatch(one -> one.id().equals(proposal));
  }

  private interface Settling {
    Answer<Proposal> run(Transaction transaction, String proposal);
  }

  private Reply settle(Visit visit, Form form, Settling settling) {
    String id = visit.request().parameter("proposal");
    String incident = visit.request().parameter("incident");
    Function<Transaction, Answer<Proposal>> command =
        transaction ->
            isOf(transaction, incident, id)
                ? settling.run(transaction, id)
                : new Answer.Refused<>(List.of(Fault.of("proposal", Rule.MISSING)));
    return switch (tools.step().run(command)) {
      case Answer.Done<Proposal>(Proposal settled) -> Newsroom.toIncident(settled.incident());
      case Answer.Refused<Proposal>(List<Fault> faults) ->
          incidents.one(UNPROCESSABLE, visit, Sheet.returned("proposal-" + id, form, faults));
    };
  }
}
