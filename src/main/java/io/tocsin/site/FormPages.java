package io.tocsin.site;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.site.form.Choice;
import io.tocsin.site.form.FormView;
import io.tocsin.site.form.MessageView.Link;
import io.tocsin.site.form.ReportView;
import io.tocsin.site.form.SubscribeView;
import io.tocsin.web.Form;
import io.tocsin.web.Headers;
import io.tocsin.web.Problems;
import io.tocsin.web.Refusals;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the pages people answer on; thread-safe. It only draws: what was sent is judged elsewhere.
 *
 * <p>The report form sends {@code component}, {@code symptom} (an id, or {@code works}), {@code
 * postcode}, {@code cohorts} (several, {@code dimension:value} or empty), {@code since} (RFC 3339
 * or empty), {@code text}, {@code other_party}. The subscription forms send {@code email}, {@code
 * components} (several), {@code language}. Buttons of a private page send {@code state}.
 */
public final class FormPages implements Refusals {

  private final Canvas canvas;

  /**
   * Makes the pages of a site.
   *
   * @param demo the name of the story that is played, or null when this is real
   */
  public FormPages(
      Catalog catalog,
      Assets assets,
      Problems problems,
      InstantSource clock,
      @Nullable LocalizedText demo) {
    this.canvas =
        new Canvas(
            catalog,
            assets,
            problems,
            clock,
            demo,
            Phrasebook.load(List.of("site", "pages"), SiteRenderer.LANGUAGES),
            Phrasebook.load("form", SiteRenderer.LANGUAGES),
            new Templates());
  }

  /** Returns the pages that answer "am I affected?". */
  public AffectedPages affected() {
    return new AffectedPages(canvas);
  }

  /** Returns the pages on which operators prove a domain and speak. */
  public OperatorPages operators() {
    return new OperatorPages(canvas);
  }

  /**
   * Draws the report form, with what was typed and what is wrong with it; 422 if anything is.
   *
   * @param typed the form as sent, or the query: {@code component} or {@code service} choose what
   *     is offered, {@code symptom} what is ticked
   * @param hidden fields to send along, by name: tokens
   */
  public Reply report(String language, Form typed, Map<String, String> hidden, List<Fault> faults) {
    Phrases phrases = canvas.words().in(language);
    FormView form =
        new FormView(
            canvas.frame(phrases, "report", canvas.title(phrases, "report.title", faults), true),
            phrases,
            "/" + phrases.language() + "/report",
            typed,
            hidden,
            canvas.faults(phrases, faults));
    ReportView view =
        new ReportFields(canvas.catalog(), canvas.moments(phrases), canvas.clock().instant())
            .of(form);
    return canvas.page(faults.isEmpty() ? 200 : 422, "site/report", Map.of("view", view), phrases);
  }

  /** Thanks for a report and gives the private link ({@code /t/...}). */
  public Reply reported(String language, String component, String link) {
    Phrases phrases = canvas.words().in(language);
    return canvas.message(
        200,
        phrases,
        "thanks.title",
        List.of(
            phrases.say("thanks.text", "name", canvas.name(phrases, component)),
            phrases.say("thanks.link")),
        new Canvas.Buttons(link, null, List.of()),
        List.of(
            new Link(link, phrases.say("thanks.open")),
            new Link(Canvas.to(phrases, "subscribe"), phrases.say("thanks.subscribe")),
            Canvas.home(phrases)));
  }

  /** Says the same whether the workaround is still offered, is gone, or never was. */
  public Reply voted(String language) {
    return canvas.say(200, language, "vote.title", "vote.text", null);
  }

  /** Says that a report was not noted and when to try again. */
  public Reply later(String language, IntakeAnswer.Busy busy) {
    Phrases phrases = canvas.words().in(language);
    String wait = canvas.moments(phrases).length(busy.retryAfter());
    return canvas
        .message(
            Canvas.status(busy.reason()),
            phrases,
            "later." + busy.reason().name(),
            List.of(phrases.say("later.text", "wait", wait)),
            Canvas.Buttons.NONE,
            List.of(
                new Link(Canvas.to(phrases, "report"), phrases.say("later.again")),
                Canvas.home(phrases)))
        .with("Retry-After", Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
  }

  /** Draws the private page of a reporter; its buttons send {@code state} to the same address. */
  public Reply followUp(String language, String component, String action) {
    Phrases phrases = canvas.words().in(language);
    List<Choice> states =
        Stream.of(FollowUp.State.values())
            .map(state -> new Choice(state.name(), phrases.say("follow." + state.name()), false))
            .toList();
    return canvas.message(
        200,
        phrases,
        "follow.title",
        List.of(phrases.say("follow.about", "name", canvas.name(phrases, component))),
        new Canvas.Buttons(null, action, states),
        List.of(Canvas.home(phrases)));
  }

  /** Confirms what a reporter said later. */
  public Reply followed(String language, FollowUp.State state, String link) {
    Phrases phrases = canvas.words().in(language);
    return canvas.message(
        200,
        phrases,
        "follow.done." + state.name(),
        List.of(),
        Canvas.Buttons.NONE,
        List.of(new Link(link, phrases.say("follow.again")), Canvas.home(phrases)));
  }

  /** Says that a reporter's private link opens nothing. */
  public Reply noSuchReport(String language) {
    Phrases phrases = canvas.words().in(language);
    Link report = new Link(Canvas.to(phrases, "report"), phrases.say("back.report"));
    return canvas.say(404, language, "follow.gone", "follow.gone-text", report);
  }

  /** Draws the form to subscribe; 422 if anything is wrong with it. */
  public Reply subscribe(
      String language, Form typed, Map<String, String> hidden, List<Fault> faults) {
    Phrases phrases = canvas.words().in(language);
    FormView form =
        new FormView(
            canvas.frame(
                phrases, "subscribe", canvas.title(phrases, "subscribe.title", faults), true),
            phrases,
            Canvas.to(phrases, "subscribe"),
            typed,
            hidden,
            canvas.faults(phrases, faults));
    SubscribeView view =
        new SubscribeView(
            form,
            null,
            false,
            null,
            canvas.components(phrases, Set.copyOf(typed.all("components"))),
            canvas.languages(typed.first("language").orElse(phrases.language())));
    return canvas.page(
        faults.isEmpty() ? 200 : 422, "site/subscribe", Map.of("view", view), phrases);
  }

  /** Says that this site writes to nobody, and where its words can be followed. */
  public Reply noSubscriptions(String language) {
    Phrases phrases = canvas.words().in(language);
    Link feed = new Link(Canvas.to(phrases, "feed.atom"), phrases.say("mailless.feed"));
    return canvas.say(404, language, "mailless.title", "mailless.text", feed);
  }

  /** Says the same whether the address was new, known or wrong. */
  public Reply subscriptionAsked(String language) {
    return canvas.say(200, language, "subscribe.asked", "subscribe.asked-text", null);
  }

  /** Draws the page behind the link of the confirming mail; its button posts to the address. */
  public Reply confirm(String language, String action) {
    return canvas.press(language, "confirm", action);
  }

  /** Says that the subscription stands, and where it can be changed. */
  public Reply confirmed(String language, String managePath) {
    Phrases phrases = canvas.words().in(language);
    Link manage = new Link(managePath, phrases.say("confirmed.manage"));
    return canvas.say(200, language, "confirmed.title", "confirmed.text", manage);
  }

  /**
   * Draws the one screen to change or leave.
   *
   * @param email masked
   * @param action where the form is sent; the page that stops everything is {@code stop} below it
   * @param components ids of those chosen; none for all
   * @param saved whether they were just saved
   */
  public Reply manage(
      String language,
      String action,
      String email,
      Set<String> components,
      boolean saved,
      List<Fault> faults) {
    Phrases phrases = canvas.words().in(language);
    FormView form =
        new FormView(
            canvas.frame(phrases, "", canvas.title(phrases, "manage.title", faults), false),
            phrases,
            action,
            Form.EMPTY,
            Map.of(),
            canvas.faults(phrases, faults));
    SubscribeView view =
        new SubscribeView(
            form,
            email,
            saved,
            action + "/stop",
            canvas.components(phrases, components),
            canvas.languages(phrases.language()));
    return canvas.page(
        faults.isEmpty() ? 200 : 422, "site/subscribe", Map.of("view", view), phrases);
  }

  /** Asks once more before leaving; its button posts to the address. */
  public Reply stop(String language, String action) {
    return canvas.press(language, "stop", action);
  }

  /** Says that nothing more will be sent. */
  public Reply stopped(String language) {
    Phrases phrases = canvas.words().in(language);
    Link again = new Link(Canvas.to(phrases, "subscribe"), phrases.say("back.subscribe"));
    return canvas.say(200, language, "stopped.title", "stopped.text", again);
  }

  /** Says that a subscriber's link opens nothing. */
  public Reply noSuchLink(String language) {
    Phrases phrases = canvas.words().in(language);
    Link again = new Link(Canvas.to(phrases, "subscribe"), phrases.say("back.subscribe"));
    return canvas.say(404, language, "link.gone", "link.gone-text", again);
  }

  /** Answers machines with a problem and people with a page that leads on. */
  @Override
  public Reply refuse(int status, String path, Headers headers) {
    boolean browser = headers.joined("Accept").contains("text/html");
    if (!browser || path.startsWith("/api/")) {
      return canvas.problems().refuse(status, path, headers);
    }
    Phrases phrases = canvas.words().in(canvas.problems().language(headers));
    String key = "error." + status;
    return canvas
        .message(
            status,
            phrases,
            phrases.has(key) ? key : "error.other",
            List.of(phrases.say("error.next")),
            Canvas.Buttons.NONE,
            List.of(Canvas.home(phrases)))
        .with("Vary", "Accept-Language, Accept");
  }

  @Override
  public List<String> languages() {
    return canvas.problems().languages();
  }
}
