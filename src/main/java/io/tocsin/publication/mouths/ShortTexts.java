package io.tocsin.publication.mouths;

import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Fitting.Piece;
import io.tocsin.wording.SmsText;
import io.tocsin.wording.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The texts with little room: SMS, social post, banner, voice menu. Immutable. */
final class ShortTexts {

  private static final int LONGEST_POST = 280;
  private static final int LONGEST_BANNER = 160;

  /** Under 30 seconds at 150 words a minute, with a margin for slow voices. */
  private static final int MOST_SPOKEN_WORDS = 62;

  private static final int MUST = 0;
  private static final int NEXT_WORD = 1;
  private static final int FIRST_OTHER = 2;
  private static final int LAST = 1000;
  private static final Set<Topic> SILENT_IN_BANNERS =
      Set.of(Topic.REACH, Topic.DATA, Topic.UNKNOWN, Topic.FIRST_HELP);

  private final Speaker speaker;
  private final Stage stage;

  ShortTexts(Speaker speaker) {
    this.speaker = speaker;
    this.stage = speaker.situation().stage();
  }

  /** One part, always; the link and the next word stay longest. */
  String sms() {
    Telling telling = telling(Speaker.Clock.BRIEF);
    Predicate<String> holds = text -> SmsText.of(SmsText.plain(text)).isOnePart();
    return SmsText.plain(linked(telling, holds));
  }

  String socialPost() {
    return linked(telling(Speaker.Clock.PLAIN), text -> length(text) <= LONGEST_POST);
  }

  /** No link: the banner is one. */
  String banner() {
    Telling telling = telling(Speaker.Clock.PLAIN);
    List<Piece> pieces = told(telling);
    pieces.removeIf(piece -> SILENT_IN_BANNERS.contains(piece.topic()));
    prefix(pieces);
    List<Piece> generic = new ArrayList<>(pieces);
    Predicate<String> holds = text -> length(text) <= LONGEST_BANNER;
    return holds(generic, holds)
        ? Fitting.line(holds).fit(generic)
        : Fitting.line(holds).fit(generic(telling, generic));
  }

  /** Words alone, to be read by a machine before anybody answers. */
  String voiceMenu() {
    Telling telling = telling(Speaker.Clock.SPOKEN);
    Spoken spoken = new Spoken(speaker.language());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(LAST, Topic.WHO, speaker.say("voice.greeting")));
    for (Piece piece : told(telling)) {
      spoken
          .of(piece.text())
          .ifPresent(said -> pieces.add(new Piece(piece.importance(), piece.topic(), said)));
    }
    return Fitting.line(text -> words(text) <= MOST_SPOKEN_WORDS).fit(pieces);
  }

  private Telling telling(Speaker.Clock clock) {
    return new Telling(speaker.with(clock, speaker.isOutside()), Register.PLAIN);
  }

  private String linked(Telling telling, Predicate<String> holds) {
    List<Piece> pieces = told(telling);
    prefix(pieces);
    for (String link : Links.of(speaker.situation().briefing().address())) {
      List<Piece> all = new ArrayList<>(pieces);
      all.add(new Piece(MUST, Topic.NEXT, link));
      if (holds(all, holds)) {
        return Fitting.line(holds).fit(all);
      }
      List<Piece> generic = generic(telling, all);
      if (holds(generic, holds)) {
        return Fitting.line(holds).fit(generic);
      }
    }
    return Fitting.line(holds).fit(generic(telling, pieces));
  }

  /** Whether what must stay fits. */
  private static boolean holds(List<Piece> pieces, Predicate<String> holds) {
    List<Piece> must = pieces.stream().filter(piece -> piece.importance() <= NEXT_WORD).toList();
    return holds.test(Fitting.spaced(must));
  }

  /** The same without any name, where names are too long. */
  private List<Piece> generic(Telling telling, List<Piece> pieces) {
    String since = telling.speaker().moment(speaker.situation().incident().onset());
    List<Piece> generic = new ArrayList<>(pieces);
    generic.removeIf(piece -> piece.importance() == MUST && piece.topic() != Topic.NEXT);
    boolean current = stage != Stage.PLANNED_WORK && !speaker.situation().isOver();
    if (current) {
      generic.addFirst(new Piece(MUST, Topic.STATE, speaker.say("sms.generic", "since", since)));
    }
    return generic;
  }

  /** The focus of the stage, the first sentence as what must stay, and the next word. */
  private List<Piece> told(Telling telling) {
    List<Piece> pieces = new ArrayList<>();
    int importance = MUST;
    for (Topic topic : Plan.focus(stage)) {
      for (String text : telling.of(topic)) {
        pieces.add(new Piece(importance, topic, text));
        importance = Math.max(importance + 1, FIRST_OTHER);
      }
    }
    boolean known = speaker.situation().nextWord().isPresent();
    for (String text : telling.of(Topic.NEXT)) {
      pieces.add(new Piece(known ? NEXT_WORD : importance, Topic.NEXT, text));
    }
    return pieces;
  }

  /** Says first whose service it is, unless the first sentence does. */
  private void prefix(List<Piece> pieces) {
    Optional<Piece> first = pieces.stream().findFirst();
    first
        .filter(piece -> !piece.text().contains(speaker.operator()))
        .map(piece -> new Piece(piece.importance(), piece.topic(), prefixed(piece.text())))
        .ifPresent(piece -> pieces.set(0, piece));
  }

  private String prefixed(String text) {
    return speaker.say("prefix", "text", speaker.inside(text));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static long words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[\\s\\u00a0\\u202f'’-]+")).stream()
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .count();
  }
}
