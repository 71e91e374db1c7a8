package io.tocsin.api;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.operators.OperatorDesk;
import io.tocsin.operators.OperatorKey;
import io.tocsin.operators.OperatorWordDraft;
import io.tocsin.operators.Operators;
import io.tocsin.publication.Aftermaths;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.Told;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Turnstile;
import io.tocsin.site.FormPages;
import io.tocsin.site.OperatorPages;
import io.tocsin.site.view.OperatorRoom;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.FormToken;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.SameOrigin;
import io.tocsin.wording.Fault;
import io.tocsin.wording.LocalTime;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator who proved a domain speaks, replies, and sees how its outages were told before
 * the public does; in HTML and without script; thread-safe. Whoever has no good key is sent to the
 * way in, whatever is wrong with theirs.
 */
public final class OperatorDeskForms {

  private static final Permission STRANGERS = new Permission.Everybody();
  private static final int SHOWN = 50;

  /** How fast one domain may send, whatever becomes of it: refusals are noted, too. */
  private static final ReportLimits SENDS =
      new ReportLimits(
          20,
          Duration.ofSeconds(20),
          20,
          Duration.ofSeconds(20),
          200,
          Duration.ofSeconds(1),
          5_000);

  private final Room room;
  private final FormToken token;
  private final Supplier<FormPages> pages;
  private final Supplier<Catalog> catalog;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(SENDS);

  /**
   * What the desk works with.
   *
   * @param reads reads the state without changing it
   * @param step changes the state
   * @param commit changes the state, unless refused, and tells whoever shows it
   * @param snapshot the one that readers see, from memory
   */
  public record Room(
      Operators operators,
      OperatorDesk desk,
      Aftermaths aftermaths,
      IncidentArchive archive,
      Step reads,
      Step step,
      Function<Function<Transaction, Answer<Claim>>, Answer<Claim>> commit,
      Supplier<Optional<PublicSnapshot>> snapshot) {}

  /** Joins the parts; pages and catalogue may change. */
  public OperatorDeskForms(
      Room room,
      FormToken token,
      Supplier<FormPages> pages,
      Supplier<Catalog> catalog,
      InstantSource clock) {
    this.room = room;
    this.token = token;
    this.pages = pages;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** Returns the routes, per language. */
  public List<Route> routes() {
    return pages.get().languages().stream().flatMap(this::routes).toList();
  }

  private interface Deed {
    Reply with(OperatorKey key, Form form);
  }

  private Stream<Route> routes(String language) {
    String desk = "/" + language + "/" + OperatorPages.DESK;
    return Stream.of(
        Route.get(
            desk,
            STRANGERS,
            request ->
                held(language, request, key -> show(language, key, request.query(), List.of()))),
        Route.post(
            desk,
            STRANGERS,
            request -> act(language, request, (key, form) -> say(language, key, form))),
        Route.post(
            desk + "/leave",
            STRANGERS,
            request -> act(language, request, (key, form) -> leave(language, request, key, form))));
  }

  private Reply held(String language, Request request, Function<OperatorKey, Reply> page) {
    if (!room.operators().isOpen()) {
      return pages.get().refuse(404, request.path(), request.headers());
    }
    return new OperatorPass(token)
        .key(request)
        .flatMap(key -> OperatorForms.find(room.operators(), room.reads(), key, clock.instant()))
        .map(page)
        .orElseGet(() -> Reply.seeOther("/" + language + "/" + OperatorPages.PATH));
  }

  private Reply act(String language, Request request, Deed deed) {
    return held(
        language,
        request,
        key -> {
          Form form = request.form();
          boolean ours = token.fits(session(key), form.first(FormToken.FIELD).orElse(""));
          if (!ours || !SameOrigin.holds(request)) {
            return pages.get().refuse(403, request.path(), request.headers());
          }
          Reporter sender = new Reporter(key.domain(), key.domain(), "", "");
          return turnstile
              .pass(sender, clock.instant())
              .map(busy -> Waits.later(pages.get(), request, busy))
              .orElseGet(() -> deed.with(key, form));
        });
  }

  private static String session(OperatorKey key) {
    return "operator " + key.id();
  }

  private Reply show(String language, OperatorKey key, Form typed, List<Fault> faults) {
    return room.snapshot()
        .get()
        .map(snapshot ->
            pages
                .get()
                .operators()
                .desk(
                    language,
                    typed,
                    token.of(session(key)),
                    faults,
                    room.reads().run(transaction -> look(transaction, key)),
                    snapshot))
        .orElseGet(() -> Reply.empty(503).with("Retry-After", "5"));
  }

  private OperatorRoom look(Transaction transaction, OperatorKey key) {
    List<Claim> said =
        room.desk().said(transaction, key.service(), key.domain(), SHOWN).stream()
            .flatMap(id -> room.archive().claim(transaction, id).stream())
            .toList();
    Instant now = clock.instant();
    List<Communication> told =
        room.archive().closedSince(transaction, now.minus(Told.SHOWN_FIRST)).stream()
            .map(history -> history.incident())
            .filter(incident -> incident.service().equals(key.service()))
            .flatMap(incident -> room.aftermaths().told(transaction, incident.id()).stream())
            .filter(one -> one.publicFrom().isAfter(now))
            .toList()
            .reversed();
    return new OperatorRoom(key, said, told);
  }

  private Reply say(String language, OperatorKey key, Form form) {
    Instant now = clock.instant();
    List<Fault> faults = new ArrayList<>();
    OperatorWordDraft draft = draft(form, faults);
    if (draft != null && faults.isEmpty()) {
      Answer<Claim> answer =
          room.commit().apply(transaction -> room.desk().speak(transaction, key, draft, now));
      if (answer instanceof Answer.Refused<Claim>(List<Fault> refused)) {
        faults.addAll(refused);
      }
    }
    if (faults.isEmpty()) {
      return Reply.seeOther("/" + language + "/" + OperatorPages.DESK + "?done=1");
    }
    var _ =
        room.step()
            .run(transaction -> {
              room.desk().refused(transaction, key, faults, now);
              return true;
            });
    return show(language, key, form, faults);
  }

  private @Nullable OperatorWordDraft draft(Form form, List<Fault> faults) {
    LocalizedText text = text(form);
    if (text == null) {
      faults.add(Fault.of("text." + catalog.get().languages().getFirst(), Rule.MISSING));
      return null;
    }
    return new OperatorWordDraft(
        form.filled("incident").orElse(null),
        text,
        state(form),
        moment(form, "eta", faults),
        moment(form, "next_word", faults),
        form.has("acknowledges"),
        answered(form, faults),
        form.filled("corrects").orElse(null));
  }

  private static @Nullable Answered answered(Form form, List<Fault> faults) {
    Optional<String> chosen = form.filled("answers");
    Optional<Answered> answered = chosen.flatMap(Answered::parse);
    if (chosen.isPresent() && answered.isEmpty()) {
      faults.add(Fault.of("answers", Rule.MISSING));
    }
    return answered.orElse(null);
  }

  private @Nullable LocalizedText text(Form form) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.get().languages()) {
      form.filled("text." + language)
          .ifPresent(text -> texts.put(language, text.replace("\r\n", "\n")));
    }
    return texts.isEmpty() ? null : new LocalizedText(texts);
  }

  private static Assertion.@Nullable State state(Form form) {
    String chosen = form.first("state").orElse("");
    return Stream.of(Assertion.State.values())
        .filter(state -> state.name().equals(chosen))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Instant moment(Form form, String field, List<Fault> faults) {
    Optional<String> typed = form.filled(field);
    Optional<Instant> instant = typed.flatMap(text -> LocalTime.read(text, catalog.get().zone()));
    if (typed.isPresent() && instant.isEmpty()) {
      faults.add(Fault.of(field, Rule.NOT_AN_INSTANT));
    }
    return instant.orElse(null);
  }

  private Reply leave(String language, Request request, OperatorKey key, Form form) {
    if (form.first("do").filter("give-back"::equals).isPresent()) {
      var _ =
          room.step()
              .run(transaction -> room.operators().giveBack(transaction, key, clock.instant()));
    }
    return pages.get().operators().gone(language).with(OperatorPass.gone(request.secure()));
  }
}
