package io.tocsin.publication.mouths;

import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Fitting.Piece;
import io.tocsin.wording.Sentences;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts with room: page, mails, press release, for correspondents, stand-in. Immutable. */
final class LongTexts {

  /** What a statement may be long, with a margin. */
  private static final int LONGEST_PAGE = 3_900;

  private static final int LONGEST_SHORT_MAIL = 700;
  private static final int MOST_PRESS_WORDS = 60;
  private static final int OTHERS = 100;
  private static final Set<Topic> FOR_CORRESPONDENTS =
      Set.of(Topic.LEAD, Topic.STATE, Topic.DATA, Topic.ETA);

  private final Telling telling;
  private final Speaker speaker;
  private final Situation situation;

  LongTexts(Telling telling) {
    this.telling = telling;
    this.speaker = telling.speaker();
    this.situation = speaker.situation();
  }

  String page() {
    List<Piece> pieces = told(Plan.whole(situation.stage()));
    pieces.add(written(0));
    return paragraphs(LONGEST_PAGE).fit(pieces);
  }

  String longMail() {
    List<Piece> pieces = told(Plan.whole(situation.stage()));
    pieces.add(written(0));
    return mail(paragraphs(LONGEST_PAGE).fit(pieces));
  }

  String shortMail() {
    List<Topic> topics = new ArrayList<>(List.of(Topic.WHO));
    topics.addAll(Plan.focus(situation.stage()));
    topics.add(Topic.NEXT);
    List<Piece> pieces = told(topics);
    pieces.add(written(0));
    return mail(paragraphs(LONGEST_SHORT_MAIL).fit(pieces));
  }

  private String mail(String body) {
    return String.join(
        "\n\n",
        speaker.say("mail.greeting"),
        body,
        speaker.say("mail.details", "url", situation.address()),
        speaker.say("mail.signature", "site", site()));
  }

  /**
   * At most sixty words to print, from outside even when we are inside; below them, and not
   * counted, when they were written and who answers.
   */
  String pressRelease() {
    String body =
        Fitting.line(text -> Sentences.words(text) <= MOST_PRESS_WORDS)
            .fit(told(Plan.press(situation.stage())));
    String below =
        Stream.concat(Stream.of(written(0).text()), contact().stream())
            .collect(Collectors.joining(" "));
    return body + "\n\n" + below;
  }

  private Optional<String> contact() {
    Contacts contacts = situation.catalog().contacts();
    return Optional.ofNullable(contacts.press())
        .or(() -> Optional.ofNullable(contacts.email()))
        .or(() -> Optional.ofNullable(contacts.phone()))
        .or(() -> Optional.ofNullable(contacts.url()).map(URI::toString))
        .map(way -> speaker.say("press.contact", "contact", way));
  }

  /** For a customer to send on, in the customer's own name. */
  String correspondents() {
    List<Topic> topics = new ArrayList<>(Plan.whole(situation.stage()));
    topics.retainAll(FOR_CORRESPONDENTS);
    List<String> told = new ArrayList<>();
    told.add(speaker.say("correspondents.open"));
    told(topics).forEach(piece -> told.add(piece.text()));
    missed().ifPresent(told::add);
    told.add(written(0).text());
    told.add(speaker.say("link", "url", situation.address()));
    return String.join(" ", told);
  }

  private Optional<String> missed() {
    boolean mail = situation.service().kind() == ServiceKind.MAIL;
    if (!mail || situation.stage() == Stage.PLANNED_WORK) {
      return Optional.empty();
    }
    return Optional.of(
        speaker.say(situation.isOver() ? "correspondents.missed" : "correspondents.missing"));
  }

  String standIn() {
    List<Topic> topics = new ArrayList<>(List.of(Topic.WHO));
    topics.addAll(Plan.focus(situation.stage()));
    topics.add(Topic.NEXT);
    List<Piece> pieces = told(topics);
    pieces.add(written(0));
    pieces.add(new Piece(0, Topic.NEXT, speaker.say("link", "url", situation.address())));
    return paragraphs(LONGEST_SHORT_MAIL).fit(pieces);
  }

  private Piece written(int importance) {
    String now =
        speaker.with(Speaker.Clock.FULL, speaker.isOutside()).moment(situation.briefing().now());
    return new Piece(importance, Topic.NEXT, speaker.say("written", "now", now));
  }

  private String site() {
    return speaker.text(situation.catalog().siteName());
  }

  private List<Piece> told(List<Topic> topics) {
    List<Piece> pieces = new ArrayList<>();
    for (Topic topic : topics) {
      int importance = topic == Topic.NEXT ? 1 : OTHERS + topics.indexOf(topic);
      for (String text : telling.of(topic)) {
        pieces.add(new Piece(pieces.isEmpty() ? 0 : importance, topic, text));
      }
    }
    return pieces;
  }

  private static Fitting paragraphs(int longest) {
    return new Fitting(LongTexts::paragraphed, text -> text.length() <= longest);
  }

  private static String paragraphed(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    Topic last = null;
    for (Piece piece : pieces) {
      if (last != null) {
        text.append(last.paragraph() == piece.topic().paragraph() ? " " : "\n\n");
      }
      text.append(piece.text());
      last = piece.topic();
    }
    return text.toString();
  }
}
