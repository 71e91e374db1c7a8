package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.StateChange;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What an editor does beside speaking: open, note and close; thread-safe. */
final class Deeds {

  /** The texts of a workaround. */
  static final List<String> WAY = List.of("steps", "conditions", "limits");

  private final Tools tools;
  private final Pages pages;
  private final IncidentPages incidents;

  Deeds(Tools tools, Pages pages, IncidentPages incidents) {
    this.tools = tools;
    this.pages = pages;
    this.incidents = incidents;
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private Fields fields(Form form) {
    return new Fields(form, tools.catalog().get());
  }

  private <T> Reply onIncident(
      Visit visit,
      Deed deed,
      String sheet,
      Form form,
      Fields fields,
      Function<Transaction, ? extends Answer<T>> work) {
    String id = visit.request().parameter("incident");
    if (!fields.faults().isEmpty()) {
      return incidents.one(422, visit, Sheet.returned(sheet, form, fields.faults()));
    }
    Command command = new Command(tools, visit, deed, id, "");
    return switch (command.<T>run(work, _ -> id)) {
      case Answer.Done<T> _ -> Newsroom.toIncident(id);
      case Answer.Refused<T>(List<Fault> faults) ->
          incidents.one(422, visit, Sheet.returned(sheet, form, faults));
    };
  }

  Reply openForm(Visit visit) {
    return openForm(200, visit, Sheet.blank("open").with("opens", visit.words().field(now())));
  }

  private Reply openForm(int status, Visit visit, Sheet sheet) {
    return pages.page(
        status, visit, "open", Map.of("sheet", sheet, "catalog", tools.catalog().get()));
  }

  Reply open(Visit visit, Form form) {
    Instant now = now();
    Fields fields = fields(form);
    Instant onset = fields.requiredMoment("opens", now);
    Set<String> components = fields.choices("components");
    String service = fields.serviceOf(components);
    Opening opening = new Opening(service, components, onset, now, visit.actor());
    return new Command(tools, visit, Deed.INCIDENT_OPENED)
        .perform(
            fields,
            transaction -> tools.desk().open(transaction, opening),
            Incident::id,
            (Incident opened) -> Reply.seeOther("/console/incidents/" + opened.id() + "/statement"),
            faults -> openForm(422, visit, Sheet.returned("open", form, faults)));
  }

  Reply addWorkaround(Visit visit, Form form) {
    Instant now = now();
    Fields fields = fields(form);
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
    fields.faults(new Plainly(visit, form, languages).unseen(WAY));
    return onIncident(
        visit,
        Deed.WORKAROUND_ADDED,
        "workaround",
        form,
        fields,
        transaction -> tools.notebook().addWorkaround(transaction, draft));
  }

  Reply withdrawWorkaround(Visit visit, Form form) {
    String id = visit.request().parameter("workaround");
    return onIncident(
        visit,
        Deed.WORKAROUND_WITHDRAWN,
        "workaround",
        form,
        fields(form),
        transaction ->
            isOf(transaction, visit.request().parameter("incident"), id)
                ? tools.notebook().withdrawWorkaround(transaction, id, now(), visit.actor())
                : new Answer.Refused<>(List.of(Fault.of("workaround", Rule.MISSING))));
  }

  private boolean isOf(Transaction transaction, String incident, String workaround) {
    return tools.archive().workarounds(transaction, incident).stream()
        .anyMatch(one -> one.id().equals(workaround));
  }

  private String serviceOf(String incident) {
    return tools
        .reads()
        .run(transaction -> tools.archive().incident(transaction, incident))
        .map(history -> history.incident().service())
        .orElse("");
  }

  Reply recordClaim(Visit visit, Form form) {
    Instant now = now();
    String incident = visit.request().parameter("incident");
    Fields fields = fields(form);
    boolean operator = fields.choice("by").equals("operator");
    ClaimDraft draft =
        ClaimDraft.plain(
            incident,
            serviceOf(incident),
            fields.requiredText("text"),
            operator,
            SourceForm.read(form, fields, now),
            fields.moment("eta"),
            operator && form.has("acknowledges"),
            now,
            visit.actor());
    return onIncident(
        visit,
        Deed.CLAIM_RECORDED,
        "claim",
        form,
        fields,
        transaction -> tools.notebook().recordClaim(transaction, draft));
  }

  Reply recordCheck(Visit visit, Form form) {
    Instant now = now();
    Fields fields = fields(form);
    String channel = fields.choice("channel");
    Instant checked = fields.moment("checked_at");
    boolean found = fields.choice("found").equals("yes");
    Instant word = found ? fields.requiredMoment("last_word_at", now) : null;
    String service = serviceOf(visit.request().parameter("incident"));
    return onIncident(
        visit,
        Deed.CHANNEL_CHECKED,
        "check",
        form,
        fields,
        transaction ->
            tools
                .notebook()
                .recordCheck(
                    transaction,
                    service,
                    channel,
                    checked == null ? now : checked,
                    word,
                    now,
                    visit.actor()));
  }

  Reply setState(Visit visit, Form form) {
    Fields fields = fields(form);
    String component = fields.choice("component");
    Optional<ComponentState> state = StatementForm.state(fields.choice("state"));
    List<StateChange> changes = new ArrayList<>();
    Set<io.tocsin.catalog.Cohort> cohorts = fields.cohorts("cohorts");
    state.ifPresent(to -> changes.add(new StateChange(component, cohorts, to)));
    return onIncident(
        visit,
        Deed.STATE_SET,
        "state",
        form,
        fields,
        transaction ->
            tools
                .desk()
                .setState(
                    transaction,
                    visit.request().parameter("incident"),
                    changes,
                    now(),
                    visit.actor()));
  }

  Reply close(Visit visit, Form form) {
    String id = visit.request().parameter("incident");
    return onIncident(
        visit,
        Deed.INCIDENT_CLOSED,
        "close",
        form,
        fields(form),
        transaction -> tools.desk().close(transaction, id, now(), visit.actor()));
  }
}
