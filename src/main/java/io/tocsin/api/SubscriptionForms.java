package io.tocsin.api;

import io.tocsin.delivery.EmailAddress;
import io.tocsin.delivery.Subscription;
import io.tocsin.delivery.Subscriptions;
import io.tocsin.delivery.Subscriptions.Change;
import io.tocsin.delivery.Subscriptions.View;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.site.FormPages;
import io.tocsin.web.Form;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Languages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages on which somebody asks to be told, confirms, changes or leaves, in HTML and without
 * script; thread-safe.
 *
 * <p>Looking acts on nothing: mail scanners follow every link. Every POST to the link for leaving
 * leaves, whatever its body says and without cookie or form token, as mail programs send it by
 * themselves (RFC 8058). A token that opens nothing gets one answer, whatever is wrong with it.
 */
public final class SubscriptionForms {

  /** How fast strangers may ask; what they make us send is capped again, by address. */
  static final ReportLimits ASKS =
      new ReportLimits(
          6,
          Duration.ofMinutes(1),
          30,
          Duration.ofSeconds(10),
          500,
          Duration.ofMillis(100),
          50_000);

  private static final Permission STRANGERS = new Permission.Everybody();
  private static final String STOP = "/stop";

  private final Subscriptions subscriptions;
  private final Reporters reporters;
  private final Supplier<FormPages> pages;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(ASKS);

  /** Joins the parts; the pages may change with the catalogue. */
  public SubscriptionForms(
      Subscriptions subscriptions,
      Reporters reporters,
      Supplier<FormPages> pages,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.reporters = reporters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Returns the routes: the form per language, and the private pages of subscribers. */
  public List<Route> routes() {
    Stream<Route> privately =
        Stream.of(
            Route.get("/s/{token}", STRANGERS, this::open),
            Route.post("/s/{token}", STRANGERS, this::act),
            Route.get("/s/{token}" + STOP, STRANGERS, this::askBeforeLeaving),
            Route.post("/s/{token}" + STOP, STRANGERS, this::leave));
    return Stream.concat(pages.get().languages().stream().flatMap(this::routes), privately)
        .toList();
  }

  /** Returns the routes of a site that sends no mail: a page that says so and leads on. */
  public static List<Route> closed(Supplier<FormPages> pages) {
    return pages.get().languages().stream()
        .map(language ->
            Route.get(path(language), STRANGERS, request -> pages.get().noSubscriptions(language)))
        .toList();
  }

  private static String path(String language) {
    return "/" + language + "/subscribe";
  }

  private Stream<Route> routes(String language) {
    return Stream.of(
        Route.get(
            path(language),
            STRANGERS,
            request -> pages.get().subscribe(language, request.query(), Map.of(), List.of())),
        Route.post(path(language), STRANGERS, request -> ask(language, request)));
  }

  private Reply ask(String language, Request request) {
    Form form = request.form();
    Instant now = clock.instant();
    Reporter asker = reporters.of(Senders.of(request, null, null), now);
    Optional<IntakeAnswer.Busy> busy = turnstile.pass(asker, now);
    if (busy.isPresent()) {
      return Waits.later(pages.get(), request, busy.get());
    }
    List<Fault> faults =
        subscriptions.ask(
            form.first("email").orElse(""),
            form.filled("language").orElse(language),
            components(form),
            asker.block());
    return faults.isEmpty()
        ? pages.get().subscriptionAsked(language)
        : pages.get().subscribe(language, form, Map.of(), faults);
  }

  private static Set<String> components(Form form) {
    return form.all("components").stream()
        .filter(component -> !component.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Reply open(Request request) {
    return subscriptions
        .view(request.parameter("token"))
        .map(view -> page(view, request))
        .orElseGet(() -> gone(request));
  }

  private Reply page(View view, Request request) {
    String language = view.subscription().language();
    return switch (view.subscription().status()) {
      case LEFT -> pages.get().stopped(language);
      case PENDING, CONFIRMED ->
          switch (view.purpose()) {
            case CONFIRM -> confirming(view, request);
            case MANAGE -> manage(view.subscription(), request, false, List.of());
            case LEAVE -> pages.get().stop(language, request.path());
          };
    };
  }

  private Reply confirming(View view, Request request) {
    String language = view.subscription().language();
    return view.manageToken()
        .map(token -> pages.get().confirmed(language, "/s/" + token))
        .orElseGet(() -> pages.get().confirm(language, request.path()));
  }

  private Reply manage(
      Subscription subscription, Request request, boolean saved, List<Fault> faults) {
    return pages
        .get()
        .manage(
            subscription.language(),
            request.path(),
            masked(subscription.address()),
            subscription.components(),
            saved,
            faults);
  }

  /** Enough for the owner to know which mailbox it is, too little for anybody else. */
  private static String masked(EmailAddress address) {
    return address.text().charAt(0) + "…@" + address.domain();
  }

  private Reply act(Request request) {
    String token = request.parameter("token");
    return subscriptions
        .view(token)
        .map(view ->
            switch (view.purpose()) {
              case CONFIRM -> after(subscriptions.confirm(token), request);
              case MANAGE -> change(token, view.subscription(), request);
              case LEAVE -> after(subscriptions.leave(token), request);
            })
        .orElseGet(() -> gone(request));
  }

  private Reply after(Optional<View> done, Request request) {
    return done.map(view -> page(view, request)).orElseGet(() -> gone(request));
  }

  private Reply change(String token, Subscription before, Request request) {
    Form form = request.form();
    String language = form.filled("language").orElse(before.language());
    return switch (subscriptions.change(token, language, components(form))) {
      case Change.Changed(View view) -> manage(view.subscription(), request, true, List.of());
      case Change.Refused(List<Fault> faults) -> manage(before, request, false, faults);
      case Change.NoSuchLink() -> gone(request);
    };
  }

  private Reply askBeforeLeaving(Request request) {
    return subscriptions
        .view(request.parameter("token"))
        .filter(view -> view.purpose().leaves())
        .map(view -> leaving(view.subscription(), request))
        .orElseGet(() -> gone(request));
  }

  private Reply leaving(Subscription subscription, Request request) {
    return subscription.status() == Subscription.Status.LEFT
        ? pages.get().stopped(subscription.language())
        : pages.get().stop(subscription.language(), request.path());
  }

  private Reply leave(Request request) {
    return after(subscriptions.leave(request.parameter("token")), request);
  }

  private Reply gone(Request request) {
    String accepted = request.headers().joined("Accept-Language");
    return pages.get().noSuchLink(Languages.choose(accepted, pages.get().languages()));
  }
}
