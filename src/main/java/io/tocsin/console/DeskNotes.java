package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Proposal;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What agents hand in, what editors make of it, and the look at the page before a word is said;
 * thread-safe.
 */
final class DeskNotes {

  private static final int UNPROCESSABLE = 422;
  private static final double MOST_PEOPLE = 1e9;

  private final Tools tools;
  private final Pages pages;
  private final IncidentPages incidents;

  DeskNotes(Tools tools, Pages pages, IncidentPages incidents) {
    this.tools = tools;
    this.pages = pages;
    this.incidents = incidents;
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
    return form(200, visit, "desk-said", Sheet.blank("said"), List.of());
  }

  Reply wayForm(Visit visit) {
    return form(200, visit, "desk-way", Sheet.blank("way"), List.of());
  }

  private Reply form(
      int status, Visit visit, String template, Sheet sheet, List<Drift.Point> drifts) {
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
      values.put("drifts", drifts);
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
    List<Fault> faults = new ArrayList<>();
    boolean looks = form.first("do").filter("look"::equals).isPresent();
    ClaimDraft draft = draft(visit, form, fields, faults, incident.get(), looks);
    faults.addAll(0, fields.faults());
    if (!faults.isEmpty()) {
      return form(
          UNPROCESSABLE, visit, "desk-said", Sheet.returned("said", form, faults), List.of());
    }
    List<Drift.Point> drifts = Drift.between(incident.get(), draft.assertions());
    boolean insists = form.has("despite");
    if (looks || (!drifts.isEmpty() && !insists)) {
      Sheet sheet = Sheet.returned("said", form, List.of());
      return form(
          200, visit, "desk-said", drifts.isEmpty() ? sheet.noticed("desk.fits") : sheet, drifts);
    }
    return handIn(
        visit,
        form,
        "desk-said",
        "said",
        transaction -> tools.telephone().box().propose(transaction, draft),
        "claimed");
  }

  private ClaimDraft draft(
      Visit visit,
      Form form,
      Fields fields,
      List<Fault> faults,
      IncidentView incident,
      boolean looks) {
    Instant now = now();
    LocalizedText text = looks ? words(fields) : fields.requiredText("text");
    Instant eta = fields.moment("eta");
    List<Assertion> assertions = new ArrayList<>();
    if (eta != null) {
      assertions.add(new Assertion.End(Interval.at(eta)));
    }
    money(form, fields).ifPresent(assertions::add);
    figure(form, faults).ifPresent(assertions::add);
    boolean operator = form.first("by").filter("other"::equals).isEmpty();
    return new ClaimDraft(
        incident.id(),
        incident.service(),
        text,
        operator,
        source(fields, now),
        eta,
        false,
        now,
        visit.actor(),
        Recorder.AGENT,
        assertions,
        null);
  }

  private LocalizedText words(Fields fields) {
    LocalizedText text = fields.text("text");
    return text == null
        ? LocalizedText.of(tools.catalog().get().languages().getFirst(), "-")
        : text;
  }

  private static Source source(Fields fields, Instant now) {
    Instant at = fields.moment("source.at");
    String speaker = fields.line("source.speaker");
    return new Source(
        speaker == null ? null : Source.named(speaker),
        fields.line("source.channel"),
        at == null ? now : at,
        Source.Precision.EXACT,
        null);
  }

  private Optional<Assertion> money(Form form, Fields fields) {
    String amount = fields.line("amount");
    @Nullable LocalizedText said =
        amount == null
            ? null
            : LocalizedText.of(tools.catalog().get().languages().getFirst(), amount);
    return switch (form.first("money").orElse("")) {
      case "granted" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.GRANTED, said, null));
      case "nothing" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.NOTHING, null, null));
      case "open" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.NOT_DECIDED, null, null));
      default -> Optional.empty();
    };
  }

  private static Optional<Assertion> figure(Form form, List<Fault> faults) {
    Optional<String> typed = form.filled("figure");
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String digits = typed.get().replaceAll("[\\s\\u00a0\\u202f]", "");
    if (!digits.matches("[0-9]{1,9}") || Double.parseDouble(digits) > MOST_PEOPLE) {
      faults.add(Fault.of("figure", Rule.WRONG_TYPE));
      return Optional.empty();
    }
    double many = Double.parseDouble(digits);
    return Optional.of(
        new Assertion.Count(
            new Figure(many, many, Figure.Unit.CUSTOMERS, Figure.Extent.UNSAID, null, null)));
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
            source(fields, now),
            null,
            now,
            visit.actor());
    if (!fields.faults().isEmpty()) {
      return form(
          UNPROCESSABLE,
          visit,
          "desk-way",
          Sheet.returned("way", form, fields.faults()),
          List.of());
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
          form(UNPROCESSABLE, visit, template, Sheet.returned(sheet, form, faults), List.of());
    };
  }

  /** An editor puts a proposal on the page, in one tap. */
  Reply publish(Visit visit, Form form) {
    return settle(
        visit,
        form,
        (transaction, id) ->
            tools.telephone().box().publish(transaction, id, now(), visit.actor()));
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

  private interface Settling {
    Answer<Proposal> run(Transaction transaction, String proposal);
  }

  private Reply settle(Visit visit, Form form, Settling settling) {
    String id = visit.request().parameter("proposal");
    return switch (tools.step().run(transaction -> settling.run(transaction, id))) {
      case Answer.Done<Proposal>(Proposal settled) -> Newsroom.toIncident(settled.incident());
      case Answer.Refused<Proposal>(List<Fault> faults) ->
          incidents.one(UNPROCESSABLE, visit, Sheet.returned("proposal-" + id, form, faults));
    };
  }
}
