package io.tocsin.console;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.PlannedWork;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.publication.Approval;
import io.tocsin.publication.Decision;
import io.tocsin.publication.KeptDraft;
import io.tocsin.publication.Proof;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What waits for a second pair of eyes, for its hour, or for somebody to read it; thread-safe. */
final class WaitingPages {

  static final String PATH = "/console/waiting";

  private final Tools tools;
  private final Pages pages;

  WaitingPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply list(Visit visit) {
    return list(200, visit, List.of(), Form.EMPTY);
  }

  private Reply list(int status, Visit visit, List<Fault> faults, Form form) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Press press = tools.press();
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("snapshot", snapshot);
    values.put("waiting", press.approvals().waiting());
    values.put(
        "decided",
        press.approvals().newest().stream()
            .filter(approval -> approval.state() != Approval.State.WAITING)
            .limit(10)
            .toList());
    values.put("planned", press.schedule().waiting());
    values.put("refusals", press.schedule().refusals());
    WorkCalendar works = WorkPages.calendar(tools);
    values.put("works", tools.reads().run(works::waiting));
    values.put("unannounced", tools.reads().run(works::refusals));
    values.put("shared", press.previews().open());
    values.put("sheet", Sheet.returned("waiting", form, faults));
    return pages.page(status, visit, "waiting", values);
  }

  /** One draft with all its texts, for whoever decides. */
  Reply one(Visit visit) {
    return tools
        .press()
        .approvals()
        .find(visit.request().parameter("draft"))
        .map(approval -> one(visit, approval))
        .orElseGet(() -> pages.page(404, visit, "nothing", Map.of()));
  }

  private Reply one(Visit visit, Approval approval) {
    KeptDraft kept = approval.draft();
    Proof proof = tools.publisher().proof(kept.draft(), kept.by());
    List<MouthText> texts = proof instanceof Proof.Texts(List<MouthText> made) ? made : List.of();
    List<Fault> faults =
        proof instanceof Proof.Refused(List<Fault> refused)
                && approval.state() == Approval.State.WAITING
            ? refused
            : List.of();
    Map<String, Object> values = new HashMap<>();
    values.put("approval", approval);
    values.put("spoken", new Spoken(texts, tools.lint(), visit.words()));
    values.put("sheet", Sheet.returned("waiting", Form.EMPTY, faults));
    return pages.page(200, visit, "approval", values);
  }

  private static String draft(Visit visit) {
    return visit.request().parameter("draft");
  }

  Reply approve(Visit visit, Form form) {
    return switch (tools.press().approvals().approve(draft(visit), approver(visit))) {
      case Decision.Published(var statement) ->
          Reply.seeOther("/console/incidents/" + statement.incident() + "/out/" + statement.id());
      case Decision.Planned _ -> Reply.seeOther(PATH);
      case Decision.Refused(List<Fault> faults) -> list(422, visit, faults, form);
    };
  }

  /** Who wrote it under an earlier name is no second person. */
  private Actor approver(Visit visit) {
    return tools
        .press()
        .approvals()
        .find(draft(visit))
        .map(approval -> approval.draft().by())
        .filter(author -> author.kind() == Actor.Kind.PERSON)
        .filter(author -> tools.household().names().areSame(author.name(), visit.account()))
        .orElseGet(visit::actor);
  }

  Reply refuse(Visit visit, Form form) {
    String reason = form.first("reason").orElse("");
    return settled(
        visit, form, tools.press().approvals().refuse(draft(visit), visit.actor(), reason));
  }

  Reply withdraw(Visit visit, Form form) {
    return settled(visit, form, tools.press().approvals().withdraw(draft(visit), visit.actor()));
  }

  Reply cancel(Visit visit, Form form) {
    return settled(visit, form, tools.press().schedule().cancel(draft(visit), visit.actor()));
  }

  Reply seen(Visit visit, Form form) {
    tools.press().schedule().seen(draft(visit), visit.actor());
    return Reply.seeOther(PATH);
  }

  Reply cancelWork(Visit visit, Form form) {
    Answer<PlannedWork> answer =
        tools
            .step()
            .run(transaction ->
                WorkPages.calendar(tools)
                    .cancel(transaction, work(visit), tools.clock().instant(), visit.actor()));
    return settled(
        visit,
        form,
        answer instanceof Answer.Refused<PlannedWork>(List<Fault> faults) ? faults : List.of());
  }

  Reply seenWork(Visit visit, Form form) {
    tools
        .step()
        .run(
            transaction -> WorkPages.calendar(tools).seen(transaction, work(visit), visit.actor()));
    return Reply.seeOther(PATH);
  }

  private static String work(Visit visit) {
    return visit.request().parameter("planned");
  }

  Reply revoke(Visit visit, Form form) {
    tools.press().previews().revoke(draft(visit), visit.actor());
    return Reply.seeOther(PATH);
  }

  private Reply settled(Visit visit, Form form, List<Fault> faults) {
    return faults.isEmpty() ? Reply.seeOther(PATH) : list(422, visit, faults, form);
  }
}
