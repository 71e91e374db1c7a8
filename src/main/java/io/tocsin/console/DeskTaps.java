package io.tocsin.console;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.geography.PostcodeAnswer;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.signals.CallAnswer;
import io.tocsin.signals.CallDraft;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What one tap at the desk does; thread-safe. */
final class DeskTaps {

  private static final int UNPROCESSABLE = 422;

  private final Tools tools;
  private final DeskPages desk;
  private final AuditLog audit;

  DeskTaps(Tools tools, DeskPages desk) {
    this.tools = tools;
    this.desk = desk;
    this.audit = new AuditLog(tools.ids());
  }

  /** Counts one call; durable when answered. */
  Reply tally(Visit visit, Form form) {
    Shift shift = Shift.of(visit.request());
    boolean typed = form.has("postcode");
    Shift at = typed ? shift.at(form.first("postcode").orElse("")) : shift;
    String[] tap = form.first("tap").orElse("").split(" ", 2);
    CallDraft draft =
        new CallDraft(tap[0], tap.length > 1 ? tap[1] : null, at.current().orElse(null), 1);
    String key = form.first("key").orElse("") + form.first("nth").orElse("") + " " + tap[0];
    CallAnswer answer =
        tools
            .telephone()
            .calls()
            .tally(draft, Telephone.DESK, key.length() > 100 ? key.substring(0, 100) : key)
            .join();
    return switch (answer) {
      case CallAnswer.Tallied(String id, String slip, boolean repeated) -> {
        note(visit, repeated ? "" : id, draft);
        yield keep(typed, at, visit, back("counted", slip));
      }
      case CallAnswer.Refused(List<Fault> faults) ->
          desk.elsewhere(UNPROCESSABLE, visit, Sheet.returned("place", form, faults));
      case CallAnswer.Busy busy -> back("busy", "");
      case CallAnswer.TakenBack() -> back("undone", "");
      case CallAnswer.TooLate() -> back("late", "");
    };
  }

  /** The journal holds the tally; the log holds who tapped, never who called. */
  private void note(Visit visit, String id, CallDraft draft) {
    if (!id.isEmpty()) {
      note(visit, id, String.valueOf(draft.component()));
    }
  }

  private void note(Visit visit, String subject, String detail) {
    tools
        .step()
        .run(transaction -> {
          audit.done(
              transaction,
              tools.clock().instant(),
              visit.actor().kind() + " " + visit.actor().name(),
              Deed.CALLS_TALLIED,
              subject,
              detail);
          return true;
        });
  }

  /** Takes the last tap back. */
  Reply undo(Visit visit, Form form) {
    CallAnswer answer =
        tools.telephone().calls().takeBack(form.first("slip").orElse(""), Telephone.DESK).join();
    if (answer instanceof CallAnswer.TakenBack) {
      note(visit, "", "TAKEN_BACK");
      return back("undone", "");
    }
    return back(answer instanceof CallAnswer.Busy ? "busy" : "late", "");
  }

  /** Puts another place in force for the taps to come. */
  Reply place(Visit visit, Form form) {
    String typed = form.first("postcode").orElse("").strip();
    boolean known =
        typed.isEmpty()
            || !(tools.telephone().ground().get().postcodes().areaOf(typed)
                instanceof PostcodeAnswer.Unknown);
    return known
        ? Shift.of(visit.request()).at(typed).keep(Reply.seeOther(DeskPages.PATH), visit.request())
        : desk.elsewhere(
            UNPROCESSABLE,
            visit,
            Sheet.returned("place", form, List.of(Fault.of("postcode", Rule.NOT_A_POSTCODE))));
  }

  /** Tells how long callers wait now. */
  Reply waits(Visit visit, Form form) {
    Optional<HelplineWait.Length> length = length(form.first("wait").orElse(""));
    if (length.isEmpty()) {
      return desk.elsewhere(
          UNPROCESSABLE,
          visit,
          Sheet.returned("place", form, List.of(Fault.of("", Rule.WRONG_TYPE))));
    }
    Answer<HelplineWait> answer =
        tools
            .step()
            .run(transaction ->
                tools
                    .telephone()
                    .box()
                    .noteWait(
                        transaction,
                        form.first("service").orElse(""),
                        length.get(),
                        tools.clock().instant(),
                        visit.actor()));
    return switch (answer) {
      case Answer.Done<HelplineWait> done -> back("wait", "");
      case Answer.Refused<HelplineWait>(List<Fault> faults) ->
          desk.elsewhere(
              UNPROCESSABLE,
              visit,
              Sheet.returned(
                  "place",
                  form,
                  faults.stream().map(fault -> Fault.of("", fault.rule())).toList()));
    };
  }

  private static Optional<HelplineWait.Length> length(String word) {
    for (HelplineWait.Length length : HelplineWait.Length.values()) {
      if (length.name().equals(word)) {
        return Optional.of(length);
      }
    }
    return Optional.empty();
  }

  private static Reply keep(boolean typed, Shift shift, Visit visit, Reply reply) {
    return typed ? shift.keep(reply, visit.request()) : reply;
  }

  static Reply back(String done, String slip) {
    String query = "?done=" + done;
    return Reply.seeOther(
        DeskPages.PATH
            + query
            + (slip.isEmpty() ? "" : "&slip=" + URLEncoder.encode(slip, StandardCharsets.UTF_8)));
  }
}
