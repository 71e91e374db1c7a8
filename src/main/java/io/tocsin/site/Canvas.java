package io.tocsin.site;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.site.form.Choice;
import io.tocsin.site.form.FieldFault;
import io.tocsin.site.form.MessageView;
import io.tocsin.site.form.MessageView.Link;
import io.tocsin.site.form.ReportView;
import io.tocsin.site.view.BrandBlock;
import io.tocsin.site.view.Frame;
import io.tocsin.web.Problems;
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
import org.jspecify.annotations.Nullable;

/** What the pages people answer on have in common: frame, policy, a message and ways on. */
record Canvas(
    Catalog catalog,
    Assets assets,
    Problems problems,
    InstantSource clock,
    @Nullable LocalizedText demo,
    Phrasebook site,
    Phrasebook words,
    Templates templates) {

  record Buttons(@Nullable String secret, @Nullable String post, List<Choice> buttons) {
    static final Buttons NONE = new Buttons(null, null, List.of());
  }

  Reply say(int status, String language, String title, String text, @Nullable Link next) {
    Phrases phrases = words.in(language);
    List<Link> links = new ArrayList<>();
    if (next != null) {
      links.add(next);
    }
    links.add(home(phrases));
    return message(status, phrases, title, List.of(phrases.say(text)), Buttons.NONE, links);
  }

  Reply press(String language, String what, String action) {
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

  Reply message(
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

  Reply page(int status, String template, Map<String, Object> values, Phrases phrases) {
    return Reply.html(status, templates.fill(template + ".jte", values))
        .with("Content-Security-Policy", Assets.policy(style()))
        .with("Content-Language", phrases.language());
  }

  String title(Phrases phrases, String key, List<Fault> faults) {
    String title = phrases.say(key);
    return faults.isEmpty() ? title : phrases.say("faults.window") + " – " + title;
  }

  List<FieldFault> faults(Phrases phrases, List<Fault> faults) {
    return faults.stream()
        .map(fault -> new FieldFault(fault.field(), problems.say(fault, phrases.language())))
        .toList();
  }

  List<ReportView.Group> components(Phrases phrases, Set<String> chosen) {
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

  List<Choice> languages(String chosen) {
    return offered().stream()
        .map(language ->
            new Choice(
                language, site.in(language).say("language." + language), language.equals(chosen)))
        .toList();
  }

  private List<String> offered() {
    return catalog.languages().stream().filter(SiteRenderer.LANGUAGES::contains).toList();
  }

  Moments moments(Phrases phrases) {
    return new Moments(phrases.language(), catalog.zone(), clock.instant());
  }

  String name(Phrases phrases, String component) {
    return catalog
        .component(component)
        .map(Component::name)
        .map(name -> name.in(phrases.language()))
        .orElse(component);
  }

  static String to(Phrases phrases, String page) {
    return "/" + phrases.language() + "/" + page;
  }

  static int status(IntakeAnswer.BusyReason reason) {
    return switch (reason) {
      case REPORTER_TOO_FAST, BLOCK_TOO_FAST -> 429;
      case TOO_MANY_REPORTS, STORAGE_FULL -> 503;
    };
  }

  static Link home(Phrases phrases) {
    return new Link(to(phrases, ""), phrases.say("back.home"));
  }

  Frame frame(Phrases phrases, String path, String title, boolean translated) {
    String language = phrases.language();
    String siteName = catalog.siteName().in(language);
    return new Frame(
        language,
        title + " – " + siteName,
        title,
        siteName,
        path,
        translated ? offered() : List.of(),
        demo == null ? null : demo.in(language),
        null,
        null,
        null,
        moments(phrases).zone(),
        "",
        style(),
        assets.scriptPath(),
        false,
        catalog.mode() == Mode.OBSERVER,
        site.in(language),
        BrandBlock.of(catalog.branding(), language),
        null);
  }

  private String style() {
    return Look.over(assets.formStyle(), catalog.branding());
  }
}
