package io.tocsin.api;

import io.tocsin.publication.AskedWho;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.signals.Intake.Ground;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.site.AffectedPages;
import io.tocsin.site.FormPages;
import io.tocsin.web.Form;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where anybody asks whether they are touched, in HTML and without script; thread-safe.
 *
 * <p>What is asked comes in the body of a POST, so that no address line, log or Referer has it; it
 * is compared with the newest snapshot in memory, and written nowhere. No database is asked.
 */
public final class AffectedForms {

  private static final ReportLimits QUESTIONS =
      new ReportLimits(
          10,
          Duration.ofSeconds(10),
          200,
          Duration.ofMillis(500),
          2_000,
          Duration.ofMillis(5),
          50_000);
  private static final Permission STRANGERS = new Permission.Everybody();

  private final Supplier<Optional<PublicSnapshot>> snapshot;
  private final Supplier<Ground> ground;
  private final Reporters reporters;
  private final Supplier<FormPages> pages;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(QUESTIONS);

  /**
   * Joins the parts; all of them may change with the catalogue.
   *
   * @param snapshot the one that readers see, from memory
   */
  public AffectedForms(
      Supplier<Optional<PublicSnapshot>> snapshot,
      Supplier<Ground> ground,
      Reporters reporters,
      Supplier<FormPages> pages,
      InstantSource clock) {
    this.snapshot = snapshot;
    this.ground = ground;
    this.reporters = reporters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Returns the routes: the question and the answer, per language. */
  public List<Route> routes() {
    return pages.get().languages().stream().flatMap(this::routes).toList();
  }

  private Stream<Route> routes(String language) {
    String path = "/" + language + "/" + AffectedPages.PATH;
    return Stream.of(
        Route.get(path, STRANGERS, request -> show(language, request)),
        Route.post(path, STRANGERS, request -> answer(language, request)));
  }

  /** The address may choose the service, and nothing of who asks. */
  private Reply show(String language, Request request) {
    Form service =
        request
            .query()
            .filled("service")
            .map(id -> new Form(Map.of("service", List.of(id))))
            .orElse(Form.EMPTY);
    return pages.get().affected().ask(language, service, List.of());
  }

  private Reply answer(String language, Request request) {
    Instant now = clock.instant();
    Optional<IntakeAnswer.Busy> busy =
        turnstile.pass(reporters.of(Senders.of(request, null, null), now), now);
    if (busy.isPresent()) {
      return Waits.later(pages.get(), request, busy.get());
    }
    Form form = request.form();
    Ground known = ground.get();
    AskedWho who =
        AskedWho.read(
            known.catalog(),
            known.postcodes(),
            "",
            form.first("postcode").orElse(""),
            form.all("cohorts"));
    AffectedPages affected = pages.get().affected();
    List<Fault> faults = who.faults();
    return faults.isEmpty()
        ? snapshot
            .get()
            .map(seen -> affected.answer(language, form, who, seen))
            .orElseGet(() -> pages.get().refuse(503, request.path(), request.headers()))
        : affected.ask(language, form, faults);
  }
}
