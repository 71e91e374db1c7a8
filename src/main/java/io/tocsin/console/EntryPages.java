package io.tocsin.console;

import io.tocsin.access.Arrival;
import io.tocsin.access.Entry;
import io.tocsin.access.Secret;
import io.tocsin.access.Sessions;
import io.tocsin.access.Way;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way in and out: first account, sign-in, recovery, sign-out; thread-safe. */
final class EntryPages {

  static final String HOME = "/console";

  private final Tools tools;
  private final Pages pages;
  private final @Nullable ProviderSignIn elsewhere;
  private final String provider;

  /**
   * Makes the pages.
   *
   * @param elsewhere the provider of identities, or null
   */
  EntryPages(Tools tools, Pages pages, @Nullable ProviderSignIn elsewhere) {
    this.tools = tools;
    this.pages = pages;
    this.elsewhere = elsewhere;
    this.provider = elsewhere == null ? "" : elsewhere.name();
  }

  Reply signIn(Visit visit) {
    return signIn(200, visit, Sheet.blank("sign-in"));
  }

  private Reply signIn(int status, Visit visit, Sheet sheet) {
    boolean keys = tools.passkeys().areOffered();
    return pages.page(
        status, visit, "sign-in", Map.of("sheet", sheet, "provider", provider, "keys", keys));
  }

  Reply enter(Visit visit, Form form) {
    String name = form.first("name").orElse("");
    Entry entry =
        tools
            .household()
            .entrance()
            .signIn(name, form.first("password").orElse(""), Arrival.of(visit.request()));
    Sheet again = Sheet.blank("sign-in").with("name", name);
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME);
      case Entry.Refused() -> signIn(422, visit, again.noticed("sign-in.refused"));
      case Entry.Faulty(_) -> signIn(422, visit, again.noticed("sign-in.refused"));
      case Entry.Later(Duration after) ->
          later(signIn(429, visit, again.noticed("sign-in.later")), after);
    };
  }

  /** Says when to try again. */
  static Reply later(Reply reply, Duration after) {
    return reply.with("Retry-After", Long.toString(after.toSeconds() + 1));
  }

  /** Hands out the cookie of a new session; the one that was there before ends. */
  Reply welcome(Visit visit, Secret session, String where) {
    visit.request().cookie(Sessions.COOKIE).ifPresent(tools.household().sessions()::end);
    return seated(visit, session, where);
  }

  /** Hands out the cookie of a new session. */
  static Reply seated(Visit visit, Secret session, String where) {
    boolean secure = visit.request().secure();
    return Reply.seeOther(where)
        .with(new Cookie(Sessions.COOKIE, session.text(), Sessions.LONGEST, secure));
  }

  Reply leave(Visit visit, Form form) {
    Optional<Way> way =
        visit.request().cookie(Sessions.COOKIE).flatMap(tools.household().sessions()::end);
    Reply reply =
        elsewhere != null && way.filter(Way.PROVIDER::equals).isPresent()
            ? farewell(visit, elsewhere)
            : Reply.seeOther(HOME + "/sign-in");
    return reply
        .with(Cookie.gone(Sessions.COOKIE, visit.request().secure()))
        .with("Clear-Site-Data", "\"cache\", \"storage\"");
  }

  /** Who came in by the provider is still signed in there; on a shared machine that matters. */
  private Reply farewell(Visit visit, ProviderSignIn there) {
    Optional<URI> to = there.farewell(visit.words().language());
    String address = to.map(URI::toString).orElse("");
    Reply page =
        pages.page(
            200, visit.left(), "signed-out", Map.of("provider", there.name(), "to", address));
    return to.isEmpty()
        ? page
        : page.with("Refresh", "0; url=" + address).with("Referrer-Policy", "no-referrer");
  }

  Reply invitation(Visit visit) {
    return invitation(200, visit, Sheet.blank("first"));
  }

  private Reply invitation(int status, Visit visit, Sheet sheet) {
    String link = visit.request().parameter("link");
    boolean good = tools.household().accounts().invited(link).isPresent();
    return pages.page(
        good ? status : 404,
        visit,
        "first",
        Map.of("sheet", sheet, "good", good, "provider", provider));
  }

  Reply accept(Visit visit, Form form) {
    String password = form.first("password").orElse("");
    String name = form.first("name").orElse("");
    Sheet again = Sheet.blank("first").with("name", name);
    if (!password.equals(form.first("again").orElse(""))) {
      return invitation(422, visit, again.wrong(Fault.of("again", Rule.NOT_THE_SAME)));
    }
    Arrival arrival = Arrival.of(visit.request());
    Entry entry =
        tools
            .household()
            .accounts()
            .accept(visit.request().parameter("link"), name, password, arrival.device());
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME);
      case Entry.Refused() -> invitation(422, visit, again);
      case Entry.Faulty(List<Fault> faults) -> invitation(422, visit, again.wrong(faults));
      case Entry.Later(Duration after) ->
          later(invitation(429, visit, again.noticed("sign-in.later")), after);
    };
  }

  Reply recovery(Visit visit) {
    return recovery(200, visit, Sheet.blank("recover"));
  }

  private Reply recovery(int status, Visit visit, Sheet sheet) {
    return pages.page(status, visit, "recover", Map.of("sheet", sheet));
  }

  Reply recover(Visit visit, Form form) {
    String wanted = form.first("password").orElse("");
    String name = form.first("name").orElse("");
    Sheet again = Sheet.blank("recover").with("name", name);
    if (!wanted.equals(form.first("again").orElse(""))) {
      return recovery(422, visit, again.wrong(Fault.of("again", Rule.NOT_THE_SAME)));
    }
    Entry entry =
        tools
            .household()
            .entrance()
            .recover(name, form.first("code").orElse(""), wanted, Arrival.of(visit.request()));
    return switch (entry) {
      case Entry.Welcome(_, Secret session) -> welcome(visit, session, HOME + "/account");
      case Entry.Refused() -> recovery(422, visit, again.noticed("recover.refused"));
      case Entry.Faulty(List<Fault> faults) -> recovery(422, visit, again.wrong(faults));
      case Entry.Later(Duration after) ->
          later(recovery(429, visit, again.noticed("sign-in.later")), after);
    };
  }
}
