package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.time.Instant;
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
    return pages.page(
        status, visit, "maintenance", Map.of("sheet", sheet, "catalog", tools.catalog().get()));
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
            (Maintenance _) -> Reply.seeOther("/console#works"),
            faults -> form(422, visit, Sheet.returned("work", form, faults)));
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
            (Maintenance _) -> Reply.seeOther("/console#works"),
            faults -> form(422, visit, Sheet.returned("work", Form.EMPTY, withoutField(faults))));
  }

  private static List<Fault> withoutField(List<Fault> faults) {
    return faults.stream().map(fault -> Fault.of("", fault.rule())).toList();
  }
}
