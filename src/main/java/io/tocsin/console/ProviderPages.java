package io.tocsin.console;

import io.tocsin.access.Arrival;
import io.tocsin.access.Secret;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.access.oidc.ProviderSignIn.Departure;
import io.tocsin.access.oidc.ProviderSignIn.Return;
import io.tocsin.access.oidc.ProviderSignIn.Ticket;
import io.tocsin.access.oidc.Refusal;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.Method;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The way to the provider of identities and back; thread-safe. Who comes back is led to the
 * newsroom and nowhere else, whatever the address says.
 */
final class ProviderPages {

  private final ProviderSignIn provider;
  private final EntryPages entries;
  private final Pages pages;

  ProviderPages(ProviderSignIn provider, EntryPages entries, Pages pages) {
    this.provider = provider;
    this.entries = entries;
    this.pages = pages;
  }

  Reply depart(Visit visit, Form form) {
    return depart(visit, Optional.empty());
  }

  Reply departInvited(Visit visit, Form form) {
    return depart(visit, Optional.of(new Secret(visit.request().parameter("link"))));
  }

  private Reply depart(Visit visit, Optional<Secret> invitation) {
    Departure departure =
        provider.depart(Arrival.of(visit.request()), invitation, visit.words().language());
    return switch (departure) {
      case Departure.Going(URI to, Ticket ticket) -> leaving(visit, to, ticket);
      case Departure.Refused(Refusal why) -> refused(visit, why.next());
      case Departure.Later(Duration after) -> later(visit, after);
    };
  }

  /**
   * A page, not a redirect: a browser holds a form's redirects to our own Content-Security-Policy.
   */
  private Reply leaving(Visit visit, URI to, Ticket ticket) {
    boolean secure = visit.request().secure();
    return pages
        .page(200, visit, "leaving", Map.of("provider", provider.name(), "to", to.toString()))
        .with("Refresh", "0; url=" + to)
        .with("Referrer-Policy", "no-referrer")
        .with(new Cookie(ticket.cookie(), ticket.secret().text(), Ticket.LASTS, secure));
  }

  Reply arrive(Visit visit) {
    Request request = visit.request();
    if (request.method() == Method.HEAD) {
      return refused(visit, Refusal.Next.START_AGAIN);
    }
    Return back = provider.arrive(request.query(), request::cookie, Arrival.of(request));
    Reply reply =
        switch (back) {
          case Return.Welcome(Secret session) -> welcome(visit, session);
          case Return.Refused(Refusal why) -> refused(visit, why.next());
          case Return.Later(Duration after) -> later(visit, after);
        };
    boolean used = !(back instanceof Return.Later);
    return provider
        .ticketOf(request.query())
        .filter(ticket -> used && request.cookie(ticket).isPresent())
        .map(ticket -> reply.with(Cookie.gone(ticket, request.secure())))
        .orElse(reply);
  }

  private Reply welcome(Visit visit, Secret session) {
    return entries.welcome(visit, session, EntryPages.HOME);
  }

  private Reply refused(Visit visit, Refusal.Next next) {
    Reply page =
        pages.page(
            next.status(), visit, "not-in", Map.of("next", next, "provider", provider.name()));
    return next == Refusal.Next.TRY_LATER ? page.with("Retry-After", "60") : page;
  }

  private Reply later(Visit visit, Duration after) {
    return EntryPages.later(
        pages.page(
            429,
            visit,
            "not-in",
            Map.of("next", Refusal.Next.TRY_LATER, "provider", provider.name())),
        after);
  }
}
