package io.tocsin.api;

import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Workaround;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.site.FormPages;
import io.tocsin.store.Transaction;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.SameOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where anybody says whether a workaround helps, in HTML and without script; thread-safe.
 *
 * <p>A person counts once, with the last word, and is kept as a keyed hash. The answer is the same
 * whether the workaround is offered, gone or never was.
 */
public final class WorkaroundForms {

  private static final ReportLimits VOTES =
      new ReportLimits(
          6, Duration.ofMinutes(1), 60, Duration.ofSeconds(2), 500, Duration.ofMillis(50), 50_000);
  private static final Permission STRANGERS = new Permission.Everybody();
  private static final int LONGEST_ID = 100;
  private static final String WORKS = "works";
  private static final String FAILS = "fails";

  private final Notebook notebook;
  private final Function<Function<Transaction, Answer<Workaround>>, Answer<Workaround>> commit;
  private final Reporters reporters;
  private final Supplier<FormPages> pages;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(VOTES);

  /** Joins the parts; the pages may change with the catalogue. */
  public WorkaroundForms(
      Notebook notebook,
      Function<Function<Transaction, Answer<Workaround>>, Answer<Workaround>> commit,
      Reporters reporters,
      Supplier<FormPages> pages,
      InstantSource clock) {
    this.notebook = notebook;
    this.commit = commit;
    this.reporters = reporters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Returns the routes: one per language, and it acts on POST alone. */
  public List<Route> routes() {
    return pages.get().languages().stream()
        .map(language ->
            Route.post(
                "/" + language + "/workaround/{workaround}",
                STRANGERS,
                request -> vote(language, request)))
        .toList();
  }

  private Reply vote(String language, Request request) {
    Instant now = clock.instant();
    Reporter voter = reporters.of(Senders.of(request, null, null), now);
    Optional<IntakeAnswer.Busy> busy = turnstile.pass(voter, now);
    if (busy.isPresent()) {
      return Waits.later(pages.get(), request, busy.get());
    }
    String id = request.parameter("workaround");
    String said = request.form().filled("state").orElse("");
    boolean isWord = said.equals(WORKS) || said.equals(FAILS);
    if (isWord && SameOrigin.holds(request) && id.length() <= LONGEST_ID) {
      var _ =
          commit.apply(
              tx -> notebook.confirmWorkaround(tx, id, voter.hash(), said.equals(WORKS), now));
    }
    return pages.get().voted(language);
  }
}
