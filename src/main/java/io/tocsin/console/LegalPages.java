package io.tocsin.console;

import io.tocsin.clocks.Answered;
import io.tocsin.clocks.Answered.Truth;
import io.tocsin.clocks.ClockFace;
import io.tocsin.clocks.LegalClock;
import io.tocsin.clocks.LegalOffice;
import io.tocsin.clocks.StepDone;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The legal clocks of an incident: what runs, what is asked, what to send; thread-safe. */
final class LegalPages {

  private static final String CLOCK = "clock";
  private static final String STEP = "step";

  private final Tools tools;
  private final LegalOffice office;
  private final Pages pages;

  LegalPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.office = tools.legal();
    this.pages = pages;
  }

  private static String incident(Visit visit) {
    return visit.request().parameter("incident");
  }

  private static String path(Visit visit) {
    return "/console/incidents/" + incident(visit) + "/clocks";
  }

  Reply list(Visit visit) {
    return list(200, visit, Sheet.blank("legal"));
  }

  private Reply list(int status, Visit visit, Sheet sheet) {
    Optional<IncidentView> incident = view(visit);
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Instant now = tools.clock().instant();
    List<ClockFace> faces =
        tools.reads().run(transaction -> office.faces(transaction, incident(visit), now));
    return pages.page(
        status,
        visit,
        "legal",
        Map.of(
            "incident",
            incident.get(),
            "faces",
            faces,
            "book",
            office.book(),
            "sheet",
            sheet,
            "unknown",
            office.book().unknownIn(tools.catalog().get().legal())));
  }

  private Optional<IncidentView> view(Visit visit) {
    return tools.snapshot().get().incidents().stream()
        .filter(candidate -> candidate.id().equals(incident(visit)))
        .findFirst();
  }

  Reply answer(Visit visit, Form form) {
    Instant now = tools.clock().instant();
    Fields fields = new Fields(form, tools.catalog().get());
    Instant typed = fields.moment("since");
    Instant since = typed == null ? now : typed;
    Truth truth = truth(form.first("truth").orElse("")).orElse(Truth.NOT_KNOWN);
    return Command.perform(
        tools.step(),
        fields,
        transaction ->
            office.answer(
                transaction,
                incident(visit),
                form.first("trigger").orElse(""),
                truth,
                since,
                now,
                visit.actor()),
        (Answered _) -> Reply.seeOther(path(visit)),
        faults -> list(422, visit, Sheet.returned("legal", form, faults)));
  }

  private static Optional<Truth> truth(String word) {
    for (Truth truth : Truth.values()) {
      if (truth.name().equals(word)) {
        return Optional.of(truth);
      }
    }
    return Optional.empty();
  }

  Reply step(Visit visit) {
    return step(200, visit, Sheet.blank(STEP));
  }

  private Reply step(int status, Visit visit, Sheet sheet) {
    Optional<IncidentView> incident = view(visit);
    String clockId = visit.request().parameter(CLOCK);
    String stepId = visit.request().parameter(STEP);
    Optional<LegalClock.Step> step = office.find(clockId, stepId);
    if (incident.isEmpty() || step.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Instant now = tools.clock().instant();
    ClockFace face =
        tools.reads().run(transaction -> office.faces(transaction, incident(visit), now)).stream()
            .filter(candidate -> candidate.clock().id().equals(clockId))
            .findFirst()
            .orElse(null);
    if (face == null) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    String draft =
        new LegalDraft(tools.catalog().get(), office.book(), incident.get(), facts(visit), visit)
            .of(face.clock(), step.get());
    return pages.page(
        status,
        visit,
        "legal-step",
        Map.of(
            "incident",
            incident.get(),
            "book",
            office.book(),
            "face",
            face,
            "step",
            step.get(),
            "draft",
            draft,
            "sheet",
            sheet));
  }

  private FactSheet facts(Visit visit) {
    return tools
        .reads()
        .run(transaction -> tools.press().sheets().current(transaction, incident(visit)))
        .map(SheetRevision::sheet)
        .orElse(FactSheet.BLANK);
  }

  Reply done(Visit visit, Form form) {
    Instant now = tools.clock().instant();
    Fields fields = new Fields(form, tools.catalog().get());
    Instant typed = fields.moment("done_at");
    String reference = fields.line("reference");
    String clock = visit.request().parameter(CLOCK);
    String step = visit.request().parameter(STEP);
    return Command.perform(
        tools.step(),
        fields,
        transaction ->
            office.done(
                transaction,
                incident(visit),
                clock,
                step,
                typed == null ? now : typed,
                reference == null ? "" : reference,
                now,
                visit.actor()),
        (StepDone _) -> Reply.seeOther(path(visit)),
        faults -> step(422, visit, Sheet.returned(STEP, form, known(faults))));
  }

  /** A fault of the address is a fault of the whole form. */
  private static List<Fault> known(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.rule() == Rule.MISSING ? Fault.of("", fault.rule()) : fault)
        .toList();
  }
}
