package io.tocsin.delivery.email;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.email.MailText.Fact;
import io.tocsin.delivery.email.MailText.Link;
import io.tocsin.incidents.Eta;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Words a notice for mail, in the language of its person; thread-safe. */
final class MailWords {

  private final Supplier<Catalog> catalog;
  private final Phrasebook phrases = Phrasebook.load("notice", List.of("fr", "en"));

  MailWords(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  MailText of(Notice notice) {
    return switch (notice.content()) {
      case Notice.Word word -> word(notice, word);
      case Notice.Confirmation confirmation -> confirmation(notice, confirmation);
      case Notice.Reminder reminder -> reminder(notice, reminder);
      case Notice.Letter letter -> letter(notice, letter);
    };
  }

  private static MailText letter(Notice notice, Notice.Letter letter) {
    return new MailText(
        notice.language(),
        letter.subject(),
        letter.subject(),
        letter.paragraphs(),
        letter.facts().stream().map(line -> new Fact(line.label(), line.value())).toList(),
        letter.links().stream().map(line -> new Link(line.label(), line.value())).toList(),
        letter.footer());
  }

  private String site(Notice notice) {
    return catalog.get().siteName().in(notice.language());
  }

  private MailText word(Notice notice, Notice.Word word) {
    String language = notice.language();
    Phrases say = phrases.in(language);
    MouthText made = word.text();
    if (made != null) {
      return fromTheSheet(notice, word, made, say);
    }
    Statement statement = word.statement();
    List<String> paragraphs = new ArrayList<>(List.of(statement.text().in(language)));
    if (statement.corrects() != null) {
      paragraphs.add(say.say("corrects"));
    }
    String title = word.title().in(language);
    return new MailText(
        language,
        title,
        title,
        paragraphs,
        facts(notice, word, say),
        List.of(new Link(say.say("page"), word.page()), new Link(say.say("manage"), word.manage())),
        List.of(say.say("why", "site", site(notice))));
  }

  /** The long mail says every fact itself. */
  private MailText fromTheSheet(Notice notice, Notice.Word word, MouthText made, Phrases say) {
    String title = made.subject() == null ? word.title().in(notice.language()) : made.subject();
    return new MailText(
        notice.language(),
        title,
        title,
        List.of(made.body().strip().split("\\n{2,}")),
        List.of(),
        List.of(new Link(say.say("page"), word.page()), new Link(say.say("manage"), word.manage())),
        List.of(say.say("why", "site", site(notice))));
  }

  private List<Fact> facts(Notice notice, Notice.Word word, Phrases say) {
    Moments moments = new Moments(notice.language(), catalog.get().zone(), notice.at());
    Statement statement = word.statement();
    List<Fact> facts = new ArrayList<>();
    if (!word.components().isEmpty()) {
      facts.add(new Fact(say.say("concerns"), names(word.components(), notice.language())));
    }
    facts.add(new Fact(say.say("since"), moments.full(word.since())));
    switch (statement.eta()) {
      case null -> {
        // Only a closing word has none.
      }
      case Eta.At(Instant at) -> facts.add(new Fact(say.say("eta"), moments.full(at)));
      case Eta.NoneYet() -> facts.add(new Fact(say.say("eta"), say.say("eta-none")));
    }
    Instant next = statement.nextWord();
    if (next != null) {
      facts.add(new Fact(say.say("next"), moments.full(next)));
    }
    return facts;
  }

  private static String names(List<LocalizedText> components, String language) {
    return components.stream().map(name -> name.in(language)).collect(Collectors.joining(", "));
  }

  private MailText confirmation(Notice notice, Notice.Confirmation confirmation) {
    Phrases say = phrases.in(notice.language());
    String site = site(notice);
    String subject = say.say("confirm-subject", "site", site);
    String what =
        confirmation.components().isEmpty()
            ? say.say("confirm-all")
            : names(confirmation.components(), notice.language());
    return new MailText(
        notice.language(),
        subject,
        subject,
        List.of(say.say("confirm-1", "site", site), say.say("confirm-2")),
        List.of(new Fact(say.say("concerns"), what)),
        List.of(new Link(say.say("confirm"), confirmation.confirm())),
        List.of(say.say("confirm-not")));
  }

  private MailText reminder(Notice notice, Notice.Reminder reminder) {
    Phrases say = phrases.in(notice.language());
    String site = site(notice);
    String subject = say.say("reminder-subject", "site", site);
    return new MailText(
        notice.language(),
        subject,
        subject,
        List.of(say.say("reminder-1", "site", site)),
        List.of(),
        List.of(
            new Link(say.say("manage"), reminder.manage()),
            new Link(say.say("leave"), reminder.leave())),
        List.of(say.say("confirm-not")));
  }
}
