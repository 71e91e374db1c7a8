package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Where work is announced before it starts, and said to be done or off; thread-safe. */
final class WorkPages {

  private final Tools tools;
  private final Pages pages;

  WorkPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  /** Opens the hours of announcements. */
  static WorkCalendar calendar(Tools tools) {
    return new WorkCalendar(tools.works(), tools.audit(), tools.ids());
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private Fields fields(Form form) {
    return new Fields(form, tools.catalog().get());
  }

  Reply form(Visit visit) {
    return form(200, visit, Sheet.blank("work"));
  }

  private Reply form(int status, Visit visit, Sheet sheet) {
    return form(status, visit, sheet, List.of());
  }

  private Reply form(int status, Visit visit, Sheet sheet, List<MouthText> texts) {
    Map<String, Object> values =
        Map.of(
            "sheet",
            sheet,
            "catalog",
            tools.catalog().get(),
            "spoken",
            new Spoken(texts, tools.lint(), visit.words()));
    return pages.page(status, visit, "maintenance", values);
  }

  /** What every mouth says about one, to be copied from here, and how it goes on. */
  Reply one(Visit visit) {
    String id = visit.request().parameter("work");
    return tools.snapshot().get().maintenances().stream()
        .filter(view -> view.maintenance().id().equals(id))
        .findFirst()
        .map(view -> one(visit, view))
        .orElseGet(() -> pages.page(404, visit, "nothing", Map.of()));
  }

  private Reply one(Visit visit, MaintenanceView view) {
    Map<String, Object> values =
        Map.of(
            "work", view.maintenance(),
            "catalog", tools.catalog().get(),
            "spoken", new Spoken(view.mouths(), tools.lint(), visit.words()));
    return pages.page(200, visit, "work", values);
  }

  private static Reply seeOne(Maintenance work) {
    return Reply.seeOther("/console/maintenance/" + work.id());
  }

  Reply announce(Visit visit, Form form) {
    Instant now = now();
    Fields fields = fields(form);
    Set<String> components = fields.choices("components");
    String service = fields.serviceOf(components);
    MaintenancePlan plan =
        new MaintenancePlan(
            service,
            components,
            fields.requiredText("text"),
            fields.requiredMoment("start", now),
            fields.requiredMoment("end", now),
            now,
            visit.actor());
    List<String> languages = tools.catalog().get().languages();
    fields.faults(new Plainly(visit, form, languages, true).unseen(List.of("text")));
    Instant due = fields.moment("due");
    if (form.first("do").filter("preview"::equals).isPresent()) {
      return preview(visit, form, fields, plan);
    }
    if (due != null) {
      return Command.perform(
          tools.step(),
          fields,
          transaction -> calendar(tools).plan(transaction, plan, due),
          (PlannedWork _) -> Reply.seeOther(WaitingPages.PATH + "#hours"),
          faults -> form(422, visit, Sheet.returned("work", form, faults)));
    }
    return new Command(tools, visit, Deed.MAINTENANCE_ANNOUNCED)
        .perform(
            fields,
            transaction -> tools.works().announceMaintenance(transaction, plan),
            Maintenance::id,
            WorkPages::seeOne,
            faults -> form(422, visit, Sheet.returned("work", form, faults)));
  }

  /** Shows what would be said; nothing is kept. */
  private Reply preview(Visit visit, Form form, Fields fields, MaintenancePlan plan) {
    List<Fault> faults = new ArrayList<>(fields.faults());
    if (faults.isEmpty()) {
      faults.addAll(tools.works().faults(plan));
    }
    Sheet sheet = Sheet.returned("work", form, faults);
    return faults.isEmpty()
        ? form(200, visit, sheet, tools.press().works().of(plan.as(tools.ids().get()), now()))
        : form(422, visit, sheet);
  }

  Reply finish(Visit visit, Form form) {
    return settle(
        visit,
        form,
        "FINISHED",
        transaction ->
            tools
                .works()
                .finishMaintenance(
                    transaction, visit.request().parameter("work"), now(), visit.actor()));
  }

  Reply cancel(Visit visit, Form form) {
    return settle(
        visit,
        form,
        "CANCELLED",
        transaction ->
            tools
                .works()
                .cancelMaintenance(
                    transaction, visit.request().parameter("work"), now(), visit.actor()));
  }

  private Reply settle(
      Visit visit, Form form, String end, Function<Transaction, Answer<Maintenance>> work) {
    String id = visit.request().parameter("work");
    return new Command(tools, visit, Deed.MAINTENANCE_ENDED, id, end)
        .perform(
            fields(form),
            work,
            Maintenance::id,
            WorkPages::seeOne,
            faults -> form(422, visit, Sheet.returned("work", Form.EMPTY, withoutField(faults))));
  }

  private static List<Fault> withoutField(List<Fault> faults) {
    return faults.stream().map(fault -> Fault.of("", fault.rule())).toList();
  }
}
