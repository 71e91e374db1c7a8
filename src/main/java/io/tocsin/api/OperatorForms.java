package io.tocsin.api;

import io.tocsin.operators.Admission;
import io.tocsin.operators.Challenge;
import io.tocsin.operators.OperatorKey;
import io.tocsin.operators.Operators;
import io.tocsin.operators.Proof;
import io.tocsin.operators.Proving;
import io.tocsin.operators.Sight;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.site.FormPages;
import io.tocsin.site.OperatorPages;
import io.tocsin.web.Form;
import io.tocsin.web.FormToken;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.SameOrigin;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where operators prove a domain and come in, in HTML and without script; thread-safe.
 *
 * <p>Asking for a proof keeps nothing. A key that is unknown, expired or ended gets one answer, as
 * does a ticket. Where the page is the operator's own, none of this exists.
 */
public final class OperatorForms {

  private static final ReportLimits KNOCKS =
      new ReportLimits(
          10,
          Duration.ofSeconds(20),
          60,
          Duration.ofSeconds(5),
          200,
          Duration.ofSeconds(1),
          50_000);
  private static final Permission STRANGERS = new Permission.Everybody();
  private static final int LONGEST = 1000;
  private static final String STRANGER = "operator";

  private final Operators operators;
  private final Admission admission;
  private final Step reads;
  private final FormToken token;
  private final Reporters reporters;
  private final Supplier<FormPages> pages;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(KNOCKS);

  /**
   * Joins the parts; the pages may change with the catalogue.
   *
   * @param reads reads the state without changing it
   */
  public OperatorForms(
      Operators operators,
      Admission admission,
      Step reads,
      FormToken token,
      Reporters reporters,
      Supplier<FormPages> pages,
      InstantSource clock) {
    this.operators = operators;
    this.admission = admission;
    this.reads = reads;
    this.token = token;
    this.reporters = reporters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Returns the routes, per language. */
  public List<Route> routes() {
    return pages.get().languages().stream().flatMap(this::routes).toList();
  }

  private Stream<Route> routes(String language) {
    String at = "/" + language + "/";
    return Stream.of(
        Route.get(
            at + OperatorPages.PATH,
            STRANGERS,
            request -> open(request, () -> entry(language, request.query(), List.of()))),
        post(at + OperatorPages.CHALLENGE, form -> challenge(language, form)),
        post(at + OperatorPages.CHECK, form -> check(language, form)),
        Route.post(
            at + OperatorPages.ENTER,
            STRANGERS,
            request -> act(request, form -> enter(language, request, form))));
  }

  private Route post(String path, Function<Form, Reply> deed) {
    return Route.post(path, STRANGERS, request -> act(request, deed));
  }

  private Reply open(Request request, Supplier<Reply> reply) {
    return operators.isOpen()
        ? reply.get()
        : pages.get().refuse(404, request.path(), request.headers());
  }

  /** Only a form of this page acts, and not too often. */
  private Reply act(Request request, Function<Form, Reply> deed) {
    return open(
        request,
        () -> {
          Instant now = clock.instant();
          Optional<IntakeAnswer.Busy> busy =
              turnstile.pass(reporters.of(Senders.of(request, null, null), now), now);
          if (busy.isPresent()) {
            return Waits.later(pages.get(), request, busy.get());
          }
          Form form = request.form();
          boolean ours = token.fits(STRANGER, form.first(FormToken.FIELD).orElse(""));
          return ours && SameOrigin.holds(request)
              ? deed.apply(form)
              : pages.get().refuse(403, request.path(), request.headers());
        });
  }

  private Reply entry(String language, Form typed, List<Fault> faults) {
    return pages.get().operators().entry(language, typed, token.of(STRANGER), faults);
  }

  private Reply challenge(String language, Form form) {
    String[] who = form.first("who").orElse("").split(" ", 2);
    Optional<Challenge> challenge =
        who.length == 2 ? operators.challenge(who[0], who[1], clock.instant()) : Optional.empty();
    return challenge
        .map(made -> proof(language, made, null))
        .orElseGet(() -> entry(language, form, List.of(Fault.of("who", Rule.MISSING))));
  }

  private Reply proof(String language, Challenge challenge, @Nullable Sight sight) {
    return pages.get().operators().proof(language, challenge, token.of(STRANGER), sight);
  }

  private Reply check(String language, Form form) {
    String ticket = form.filled("ticket").filter(text -> text.length() <= LONGEST).orElse("");
    Proof.Way way =
        form.first("way").filter(Proof.Way.WELL_KNOWN_FILE.name()::equals).isPresent()
            ? Proof.Way.WELL_KNOWN_FILE
            : Proof.Way.DNS_RECORD;
    return switch (admission.prove(ticket, way)) {
      case Proving.Proved proved ->
          pages.get().operators().key(language, proved, token.of(STRANGER));
      case Proving.NotYet(Challenge challenge, Sight sight) -> proof(language, challenge, sight);
      case Proving.NoSuchChallenge() ->
          pages.get().operators().wrongTicket(language, token.of(STRANGER));
    };
  }

  private Reply enter(String language, Request request, Form form) {
    String secret = form.filled("key").orElse("");
    return find(operators, reads, secret, clock.instant())
        .map(key -> atTheDesk(language, request, secret))
        .orElseGet(() -> pages.get().operators().wrongKey(language, token.of(STRANGER)));
  }

  private Reply atTheDesk(String language, Request request, String secret) {
    return Reply.seeOther("/" + language + "/" + OperatorPages.DESK)
        .with(new OperatorPass(token).of(secret, request.secure()));
  }

  static Optional<OperatorKey> find(Operators operators, Step reads, String secret, Instant now) {
    return reads.run(transaction -> operators.find(transaction, secret, now));
  }
}
