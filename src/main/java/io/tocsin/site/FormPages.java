package io.tocsin.site;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.site.form.Choice;
import io.tocsin.site.form.FieldFault;
import io.tocsin.site.form.FormView;
import io.tocsin.site.form.MessageView;
import io.tocsin.site.form.MessageView.Link;
import io.tocsin.site.form.ReportView;
import io.tocsin.site.form.SubscribeView;
import io.tocsin.site.view.Frame;
import io.tocsin.web.Form;
import io.tocsin.web.Headers;
import io.tocsin.web.Problems;
import io.tocsin.web.Refusals;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.InstantSource;
import java.util.ArrayList;
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

  private final Catalog catalog;
  private final Assets assets;
  private final Problems problems;
  private final InstantSource clock;
  private final @Nullable String demo;
  private final Phrasebook site = Phrasebook.load("site", SiteRenderer.LANGUAGES);
  private final Phrasebook words = Phrasebook.load("form", SiteRenderer.LANGUAGES);
  private final Templates templates = new Templates();

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
      @Nullable String demo) {
    this.catalog = catalog;
    this.assets = assets;
    this.problems = problems;
    this.clock = clock;
    this.demo = demo;
  }

  /**
   * Draws the report form, with what was typed and what is wrong with it; 422 if anything is.
   *
   * @param typed the form as sent, or the query: {@code component} or {@code service} choose what
   *     is offered, {@code symptom} what is ticked
   * @param hidden fields to send along, by name: tokens
   */
  public Reply report(String language, Form typed, Map<String, String> hidden, List<Fault> faults) {
    Phrases phrases = words.in(language);
    FormView form =
        new FormView(
            frame(phrases, "report", title(phrases, "report.title", faults), true),
            phrases,
            "/" + phrases.language() + "/report",
            typed,
            hidden,
            faults(phrases, faults));
    Moments moments = new Moments(phrases.language(), catalog.zone(), clock.instant());
    ReportView view = new ReportFields(catalog, moments, clock.instant()).of(form);
    return page(faults.isEmpty() ? 200 : 422, "site/report", Map.of("view", view), phrases);
  }

  /** Thanks for a report and gives the private link ({@code /t/...}). */
  public Reply reported(String language, String component, String link) {
    Phrases phrases = words.in(language);
    return message(
        200,
        phrases,
        "thanks.title",
        List.of(
            phrases.say("thanks.text", "name", name(phrases, component)),
            phrases.say("thanks.link")),
        new Buttons(link, null, List.of()),
        List.of(
            new Link(link, phrases.say("thanks.open")),
            new Link(to(phrases, "subscribe"), phrases.say("thanks.subscribe")),
            home(phrases)));
  }

  /** Says that a report was not noted and when to try again. */
  public Reply later(String language, IntakeAnswer.Busy busy) {
    Phrases phrases = words.in(language);
    String wait =
        new Moments(phrases.language(), catalog.zone(), clock.instant()).length(busy.retryAfter());
    int status = busy.reason() == IntakeAnswer.BusyReason.STORAGE_FULL ? 503 : 429;
    return message(
            status,
            phrases,
            "later." + busy.reason().name(),
            List.of(phrases.say("later.text", "wait", wait)),
            Buttons.NONE,
            List.of(new Link(to(phrases, "report"), phrases.say("later.again")), home(phrases)))
        .with("Retry-After", Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
  }

  /** Draws the private page of a reporter; its buttons send {@code state} to the same address. */
  public Reply followUp(String language, String component, String action) {
    Phrases phrases = words.in(language);
    List<Choice> states =
        Stream.of(FollowUp.State.values())
            .map(state -> new Choice(state.name(), phrases.say("follow." + state.name()), false))
            .toList();
    return message(
        200,
        phrases,
        "follow.title",
        List.of(phrases.say("follow.about", "name", name(phrases, component))),
        new Buttons(null, action, states),
        List.of(home(phrases)));
  }

  /** Confirms what a reporter said later. */
  public Reply followed(String language, FollowUp.State state, String link) {
    Phrases phrases = words.in(language);
    return message(
        200,
        phrases,
        "follow.done." + state.name(),
        List.of(),
        Buttons.NONE,
        List.of(new Link(link, phrases.say("follow.again")), home(phrases)));
  }

  /** Says that a reporter's private link opens nothing. */
  public Reply noSuchReport(String language) {
    Phrases phrases = words.in(language);
    return message(
        404,
        phrases,
        "follow.gone",
        List.of(phrases.say("follow.gone-text")),
        Buttons.NONE,
        List.of(new Link(to(phrases, "report"), phrases.say("back.report")), home(phrases)));
  }

  /** Draws the form to subscribe; 422 if anything is wrong with it. */
  public Reply subscribe(
      String language, Form typed, Map<String, String> hidden, List<Fault> faults) {
    Phrases phrases = words.in(language);
    FormView form =
        new FormView(
            frame(phrases, "subscribe", title(phrases, "subscribe.title", faults), true),
            phrases,
            to(phrases, "subscribe"),
            typed,
            hidden,
            faults(phrases, faults));
    SubscribeView view =
        new SubscribeView(
            form,
            null,
            false,
            null,
            components(phrases, Set.copyOf(typed.all("components"))),
            languages(typed.first("language").orElse(phrases.language())));
    return page(faults.isEmpty() ? 200 : 422, "site/subscribe", Map.of("view", view), phrases);
  }

  /** Says the same whether the address was new, known or wrong. */
  public Reply subscriptionAsked(String language) {
    return say(200, language, "subscribe.asked", "subscribe.asked-text", null);
  }

  /** Draws the page behind the link of the confirming mail; its button posts to the address. */
  public Reply confirm(String language, String action) {
    return press(language, "confirm", action);
  }

  /** Says that the subscription stands, and where it can be changed. */
  public Reply confirmed(String language, String managePath) {
    Phrases phrases = words.in(language);
    Link manage = new Link(managePath, phrases.say("confirmed.manage"));
    return say(200, language, "confirmed.title", "confirmed.text", manage);
  }

  /**
   * Draws the one screen to change or leave.
   *
   * @param email masked
   * @param components ids of those chosen; none for all
   * @param stopPath the page that stops everything
   */
  public Reply manage(
      String language,
      String action,
      String email,
      Set<String> components,
      String stopPath,
      boolean saved) {
    Phrases phrases = words.in(language);
    FormView form =
        new FormView(
            frame(phrases, "", phrases.say("manage.title"), false),
            phrases,
            action,
            Form.EMPTY,
            Map.of(),
            List.of());
    SubscribeView view =
        new SubscribeView(
            form,
            email,
            saved,
            stopPath,
            components(phrases, components),
            languages(phrases.language()));
    return page(200, "site/subscribe", Map.of("view", view), phrases);
  }

  /** Asks once more before leaving; its button posts to the address. */
  public Reply stop(String language, String action) {
    return press(language, "stop", action);
  }

  /** Says that nothing more will be sent. */
  public Reply stopped(String language) {
    Phrases phrases = words.in(language);
    Link again = new Link(to(phrases, "subscribe"), phrases.say("back.subscribe"));
    return say(200, language, "stopped.title", "stopped.text", again);
  }

  /** Says that a subscriber's link opens nothing. */
  public Reply noSuchLink(String language) {
    Phrases phrases = words.in(language);
    Link again = new Link(to(phrases, "subscribe"), phrases.say("back.subscribe"));
    return say(404, language, "link.gone", "link.gone-text", again);
  }

  /** Answers machines with a problem and people with a page that leads on. */
  @Override
  public Reply refuse(int status, String path, Headers headers) {
    boolean browser = headers.joined("Accept").contains("text/html");
    if (!browser || path.startsWith("/api/")) {
      return problems.refuse(status, path, headers);
    }
    Phrases phrases = words.in(problems.language(headers));
    String key = "error." + status;
    return message(
            status,
            phrases,
            phrases.has(key) ? key : "error.other",
            List.of(phrases.say("error.next")),
            Buttons.NONE,
            List.of(home(phrases)))
        .with("Vary", "Accept-Language, Accept");
  }

  @Override
  public List<String> languages() {
    return problems.languages();
  }

  private record Buttons(@Nullable String secret, @Nullable String post, List<Choice> buttons) {
    private static final Buttons NONE = new Buttons(null, null, List.of());
  }

  private Reply say(int status, String language, String title, String text, @Nullable Link next) {
    Phrases phrases = words.in(language);
    List<Link> links = new ArrayList<>();
    if (next != null) {
      links.add(next);
    }
    links.add(home(phrases));
    return message(status, phrases, title, List.of(phrases.say(text)), Buttons.NONE, links);
  }

  private Reply press(String language, String what, String action) {
    Phrases phrases = words.in(language);
    Choice button = new Choice("yes", phrases.say(what + ".send"), false);
    return message(
        200,
        phrases,
        what + ".title",
        List.of(phrases.say(what + ".text")),
        new Buttons(null, action, List.of(button)),
        List.of(home(phrases)));
  }

  private Reply message(
      int status,
      Phrases phrases,
      String title,
      List<String> lines,
      Buttons buttons,
      List<Link> links) {
    MessageView view =
        new MessageView(
            frame(phrases, "", phrases.say(title), false),
            phrases.say(title),
            lines,
            buttons.secret(),
            buttons.post(),
            buttons.buttons(),
            links);
    return page(status, "site/message", Map.of("view", view), phrases);
  }

  private Reply page(int status, String template, Map<String, Object> values, Phrases phrases) {
    return Reply.html(status, templates.fill(template + ".jte", values))
        .with("Content-Security-Policy", Assets.policy(assets.formStyle()))
        .with("Content-Language", phrases.language());
  }

  private String title(Phrases phrases, String key, List<Fault> faults) {
    String title = phrases.say(key);
    return faults.isEmpty() ? title : phrases.say("faults.window") + " – " + title;
  }

  private List<FieldFault> faults(Phrases phrases, List<Fault> faults) {
    return faults.stream()
        .map(fault -> new FieldFault(fault.field(), problems.say(fault, phrases.language())))
        .toList();
  }

  private List<ReportView.Group> components(Phrases phrases, Set<String> chosen) {
    List<ReportView.Group> groups = new ArrayList<>();
    for (Service service : catalog.services()) {
      List<Choice> choices =
          service.components().stream()
              .map(component ->
                  new Choice(
                      component.id(),
                      component.name().in(phrases.language()),
                      chosen.contains(component.id())))
              .toList();
      groups.add(
          new ReportView.Group(service.id(), service.name().in(phrases.language()), choices));
    }
    return groups;
  }

  private List<Choice> languages(String chosen) {
    return offered().stream()
        .map(language ->
            new Choice(
                language, site.in(language).say("language." + language), language.equals(chosen)))
        .toList();
  }

  private List<String> offered() {
    return catalog.languages().stream().filter(SiteRenderer.LANGUAGES::contains).toList();
  }

  private String name(Phrases phrases, String component) {
    return catalog
        .component(component)
        .map(Component::name)
        .map(name -> name.in(phrases.language()))
        .orElse(component);
  }

  private static String to(Phrases phrases, String page) {
    return "/" + phrases.language() + "/" + page;
  }

  private static Link home(Phrases phrases) {
    return new Link(to(phrases, ""), phrases.say("back.home"));
  }

  private Frame frame(Phrases phrases, String path, String title, boolean translated) {
    String language = phrases.language();
    String siteName = catalog.siteName().in(language);
    return new Frame(
        language,
        title + " – " + siteName,
        title,
        siteName,
        path,
        translated ? offered() : List.of(),
        demo,
        null,
        null,
        new Moments(language, catalog.zone(), clock.instant()).zone(),
        "",
        assets.formStyle(),
        assets.scriptPath(),
        false,
        catalog.mode() == Mode.OBSERVER,
        site.in(language));
  }
}
