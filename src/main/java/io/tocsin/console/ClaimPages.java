package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Question;
import io.tocsin.incidents.QuestionDraft;
import io.tocsin.incidents.Questions;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where words of others are written down in full, and questions; thread-safe. */
final class ClaimPages {

  private final Tools tools;
  private final Pages pages;
  private final ContradictionPages contradictions;
  private final Questions questions;

  ClaimPages(Tools tools, Pages pages, ContradictionPages contradictions) {
    this.tools = tools;
    this.pages = pages;
    this.contradictions = contradictions;
    this.questions = new Questions(tools.ids(), tools.audit());
  }

  private Optional<IncidentView> incident(PublicSnapshot snapshot, Visit visit) {
    String id = visit.request().parameter("incident");
    return snapshot.incidents().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  Reply form(Visit visit) {
    Sheet blank =
        Sheet.blank("claim").with("precision", "EXACT").with("recorder", Recorder.EDITOR.name());
    Sheet sheet =
        visit
            .request()
            .query()
            .first("corrects")
            .map(id -> blank.with("corrects", id))
            .orElse(blank);
    return show(200, visit, sheet);
  }

  private Reply show(int status, Visit visit, Sheet sheet) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Optional<IncidentView> incident = incident(snapshot, visit);
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("incident", incident.get());
    values.put("sheet", sheet);
    return pages.page(status, visit, "claim", values);
  }

  Reply record(Visit visit, Form form) {
    Optional<IncidentView> incident = incident(tools.snapshot().get(), visit);
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Fields fields = new Fields(form, tools.catalog().get());
    ClaimForm said = new ClaimForm(form, fields, tools.catalog().get());
    ClaimDraft draft = draft(visit, form, fields, said, incident.get());
    List<Fault> faults = new ArrayList<>(fields.faults());
    faults.addAll(said.faults());
    if (!faults.isEmpty()) {
      return show(422, visit, Sheet.returned("claim", form, faults));
    }
    return switch (tools.step().run(transaction -> keep(transaction, draft))) {
      case Answer.Done<Claim> _ -> toContradictions(incident.get().id());
      case Answer.Refused<Claim>(List<Fault> refused) ->
          show(422, visit, Sheet.returned("claim", form, refused));
    };
  }

  private Answer<Claim> keep(Transaction transaction, ClaimDraft draft) {
    Answer<Claim> answer = tools.notebook().recordClaim(transaction, draft);
    if (answer instanceof Answer.Done<Claim>(Claim kept)) {
      String actor = draft.by().kind() + " " + draft.by().name();
      tools.audit().done(transaction, draft.at(), actor, Deed.CLAIM_RECORDED, kept.id(), "");
    }
    return answer;
  }

  private ClaimDraft draft(
      Visit visit, Form form, Fields fields, ClaimForm said, IncidentView incident) {
    Instant now = tools.clock().instant();
    boolean operator = fields.choice("by").equals("operator");
    Source source = SourceForm.read(form, fields, now);
    return new ClaimDraft(
        incident.id(),
        incident.service(),
        fields.requiredText("text"),
        operator,
        source,
        fields.moment("eta"),
        operator && form.has("acknowledges"),
        now,
        visit.actor(),
        one(form, "recorder", Recorder.values()).orElse(Recorder.EDITOR),
        said.assertions(source.at()),
        form.filled("corrects").orElse(null));
  }

  private static <E extends Enum<E>> Optional<E> one(Form form, String field, E[] values) {
    return Stream.of(values)
        .filter(value -> form.first(field).filter(value.name()::equals).isPresent())
        .findFirst();
  }

  Reply ask(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    Instant now = tools.clock().instant();
    Instant asked = fields.moment("asked_at");
    String of = fields.line("asked_of");
    String incident = visit.request().parameter("incident");
    QuestionDraft draft =
        new QuestionDraft(
            incident,
            fields.requiredText("question"),
            Source.named(of == null ? fields.choice("asked_of") + "?" : of),
            fields.line("asked_by"),
            asked == null ? now : asked,
            now,
            visit.actor());
    return Command.perform(
        tools.step(),
        fields,
        transaction -> questions.ask(transaction, draft),
        (Question _) -> toContradictions(incident),
        faults -> contradictions.all(422, visit, Sheet.returned("ask", form, faults)));
  }

  /** Somebody has looked at the source of what a program read. */
  Reply looked(Visit visit, Form form) {
    String incident = visit.request().parameter("incident");
    String claim = visit.request().parameter("claim");
    Instant now = tools.clock().instant();
    return new Command(tools, visit, Deed.CLAIM_LOOKED_AT, claim, "")
        .perform(
            new Fields(form, tools.catalog().get()),
            transaction ->
                tools.notebook().lookAtClaim(transaction, incident, claim, now, visit.actor()),
            Claim::id,
            (Claim _) -> toContradictions(incident),
            _ -> pages.page(404, visit, "nothing", Map.of()));
  }

  Reply answered(Visit visit, Form form) {
    String id = visit.request().parameter("question");
    Instant now = tools.clock().instant();
    return Command.perform(
        tools.step(),
        new Fields(form, tools.catalog().get()),
        transaction -> questions.answered(transaction, id, null, now, visit.actor()),
        (Question question) -> toContradictions(question.incident()),
        _ -> pages.page(404, visit, "nothing", Map.of()));
  }

  static Reply toContradictions(String incident) {
    return Reply.seeOther("/console/incidents/" + incident + "/contradictions");
  }

  /** Opens the contradictions for whoever counts them. */
  static Contradictions open(Tools tools) {
    return new Contradictions(tools.audit());
  }
}
