package io.tocsin.console;

import io.tocsin.access.Arrival;
import io.tocsin.access.Entry;
import io.tocsin.access.Secret;
import io.tocsin.access.Session;
import io.tocsin.access.Sessions;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One's own account: password, recovery codes, and where one is signed in; thread-safe. */
final class AccountPages {

  private static final String HERE = "/console/account";

  private final Tools tools;
  private final Pages pages;

  AccountPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply account(Visit visit) {
    Sheet sheet = Sheet.blank("account");
    boolean done = visit.request().query().has("done");
    return account(200, visit, done ? sheet.noticed("account.done") : sheet, List.of());
  }

  private Reply account(int status, Visit visit, Sheet sheet, List<Secret> codes) {
    return asker(visit, me -> account(status, visit, sheet, codes, me));
  }

  private Reply account(
      int status, Visit visit, Sheet sheet, List<Secret> codes, Sessions.SignedIn me) {
    List<Session> sessions = tools.household().sessions().of(me.account());
    Map<String, Object> values = new HashMap<>();
    values.put("sheet", sheet);
    values.put("sessions", sessions);
    values.put("here", me.id());
    values.put("fresh", tools.household().sessions().isFresh(me));
    values.put("keys", tools.passkeys().of(me.account()));
    values.put("keysOffered", tools.passkeys().areOffered());
    values.put("codes", codes.stream().map(Secret::text).toList());
    values.put("left", tools.household().codes().left(me.account()));
    return pages.page(status, visit, "account", values);
  }

  /** Answers for who is signed in; whose session ended a moment ago is sent to the way in. */
  private Reply asker(Visit visit, Function<Sessions.SignedIn, Reply> page) {
    return visit
        .request()
        .cookie(Sessions.COOKIE)
        .flatMap(tools.household().sessions()::find)
        .map(page)
        .orElseGet(() -> Reply.seeOther(Newsroom.SIGN_IN));
  }

  /** The page comes back under the new name. */
  Reply rename(Visit visit, Form form) {
    return asker(
        visit,
        me -> {
          String name = form.first("name").orElse("");
          List<Fault> faults =
              tools.household().names().rename(me.account().id(), name, me.account().name());
          return faults.isEmpty()
              ? Reply.seeOther(HERE)
              : account(422, visit, Sheet.returned("account", form, faults), List.of(), me);
        });
  }

  Reply changePassword(Visit visit, Form form) {
    String wanted = form.first("password").orElse("");
    Sheet again = Sheet.blank("account");
    if (!wanted.equals(form.first("again").orElse(""))) {
      Sheet wrong = again.wrong(Fault.of("again", Rule.NOT_THE_SAME));
      return account(422, visit, wrong, List.of());
    }
    Entry entry =
        tools
            .household()
            .entrance()
            .changePassword(
                visit.account(), form.first("old").orElse(""), wanted, Arrival.of(visit.request()));
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> EntryPages.seated(visit, session, HERE + "?done");
      case Entry.Refused() -> account(422, visit, again.noticed("account.refused"), List.of());
      case Entry.Faulty(List<Fault> faults) -> account(422, visit, again.wrong(faults), List.of());
      case Entry.Later(Duration after) ->
          EntryPages.later(account(429, visit, again.noticed("sign-in.later"), List.of()), after);
    };
  }

  Reply endSession(Visit visit, Form form) {
    String id = visit.request().parameter("session");
    return asker(
        visit,
        me -> {
          tools.household().sessions().revoke(me.account(), id);
          return Reply.seeOther(HERE + "#sessions");
        });
  }

  Reply endOthers(Visit visit, Form form) {
    return asker(
        visit,
        me -> {
          tools.household().sessions().revokeOthers(me);
          return Reply.seeOther(HERE + "#sessions");
        });
  }

  /** The codes are shown once, in the answer itself; a session left open somewhere gets none. */
  Reply renewCodes(Visit visit, Form form) {
    return asker(
        visit,
        me -> {
          Sheet sheet = Sheet.blank("account");
          return tools.household().sessions().isFresh(me)
              ? account(200, visit, sheet, tools.household().codes().renew(me.account()), me)
              : account(422, visit, sheet.noticed("account.stale"), List.of(), me);
        });
  }
}
