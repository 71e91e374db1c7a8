package io.tocsin.console;

import io.tocsin.access.Accounts.Entry;
import io.tocsin.access.Secret;
import io.tocsin.access.Sessions;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way in and out: first account, sign-in, sign-out, and one's own password; thread-safe. */
final class EntryPages {

  private static final String HOME = "/console";

  private final Tools tools;
  private final Pages pages;

  EntryPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply signIn(Visit visit) {
    return signIn(200, visit, Sheet.blank("sign-in"));
  }

  private Reply signIn(int status, Visit visit, Sheet sheet) {
    return pages.page(status, visit, "sign-in", Map.of("sheet", sheet));
  }

  Reply enter(Visit visit, Form form) {
    String name = form.first("name").orElse("");
    Entry entry =
        tools.accounts().signIn(name, form.first("password").orElse(""), visit.request().client());
    Sheet again = Sheet.blank("sign-in").with("name", name);
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME);
      case Entry.Refused() -> signIn(422, visit, again.noticed("sign-in.refused"));
      case Entry.Faulty(_) -> signIn(422, visit, again.noticed("sign-in.refused"));
      case Entry.Later(Duration after) ->
          signIn(429, visit, again.noticed("sign-in.later")).with("Retry-After", seconds(after));
    };
  }

  private static String seconds(Duration after) {
    return Long.toString(after.toSeconds() + 1);
  }

  private static Reply welcome(Visit visit, Secret session, String where) {
    boolean secure = visit.request().secure();
    return Reply.seeOther(where)
        .with(new Cookie(Sessions.COOKIE, session.text(), Sessions.LONGEST, secure));
  }

  Reply leave(Visit visit, Form form) {
    visit.request().cookie(Sessions.COOKIE).ifPresent(tools.sessions()::end);
    return Reply.seeOther(HOME + "/sign-in")
        .with(Cookie.gone(Sessions.COOKIE, visit.request().secure()))
        .with("Clear-Site-Data", "\"cache\"");
  }

  Reply invitation(Visit visit) {
    return invitation(200, visit, Sheet.blank("first"));
  }

  private Reply invitation(int status, Visit visit, Sheet sheet) {
    boolean good = tools.accounts().invited(visit.request().parameter("link")).isPresent();
    return pages.page(good ? status : 404, visit, "first", Map.of("sheet", sheet, "good", good));
  }

  Reply accept(Visit visit, Form form) {
    String password = form.first("password").orElse("");
    String name = form.first("name").orElse("");
    Sheet again = Sheet.blank("first").with("name", name);
    if (!password.equals(form.first("again").orElse(""))) {
      return invitation(422, visit, wrong(again, Fault.of("again", Rule.NOT_THE_SAME)));
    }
    Entry entry = tools.accounts().accept(visit.request().parameter("link"), name, password);
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME);
      case Entry.Refused() -> invitation(422, visit, again);
      case Entry.Faulty(List<Fault> faults) ->
          invitation(422, visit, new Sheet("first", again.values(), faults, again.notice()));
      case Entry.Later(Duration after) ->
          invitation(429, visit, again.noticed("sign-in.later"))
              .with("Retry-After", seconds(after));
    };
  }

  private static Sheet wrong(Sheet sheet, Fault fault) {
    List<Fault> faults = new ArrayList<>(sheet.faults());
    faults.add(fault);
    return new Sheet(sheet.name(), sheet.values(), faults, sheet.notice());
  }

  Reply account(Visit visit) {
    Sheet sheet = Sheet.blank("account");
    boolean done = visit.request().query().has("done");
    return account(200, visit, done ? sheet.noticed("account.done") : sheet);
  }

  private Reply account(int status, Visit visit, Sheet sheet) {
    return pages.page(status, visit, "account", Map.of("sheet", sheet));
  }

  Reply changePassword(Visit visit, Form form) {
    String wanted = form.first("password").orElse("");
    Sheet again = Sheet.blank("account");
    if (!wanted.equals(form.first("again").orElse(""))) {
      return account(422, visit, wrong(again, Fault.of("again", Rule.NOT_THE_SAME)));
    }
    String old = form.first("old").orElse("");
    Entry entry =
        tools.accounts().changePassword(visit.account(), old, wanted, visit.request().client());
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME + "/account?done");
      case Entry.Refused() -> account(422, visit, again.noticed("account.refused"));
      case Entry.Faulty(List<Fault> faults) ->
          account(422, visit, new Sheet("account", Map.of(), faults, again.notice()));
      case Entry.Later(Duration after) ->
          account(429, visit, again.noticed("sign-in.later")).with("Retry-After", seconds(after));
    };
  }
}
