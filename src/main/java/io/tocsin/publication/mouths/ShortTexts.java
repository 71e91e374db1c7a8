package io.tocsin.publication.mouths;

import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Fitting.Piece;
import io.tocsin.wording.Sentences;
import io.tocsin.wording.SmsText;
import io.tocsin.wording.Spoken;
import java.util.ArrayList;
import java.util.List;
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
  private static final int CORE = 1;
  private static final int OTHERS = 2;
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
    Predicate<String> holds = text -> length(text) <= LONGEST_BANNER;
    return told(pieces, holds)
        .or(() -> told(stateFirst(pieces), holds))
        .orElseGet(() -> generic(telling, pieces, holds));
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
    return Fitting.line(text -> Sentences.words(text) <= MOST_SPOKEN_WORDS).fit(pieces);
  }

  private Telling telling(Speaker.Clock clock) {
    return new Telling(speaker.with(clock, speaker.isOutside()), Register.PLAIN);
  }

  /** With the link to the page, or to the whole site where that one leaves no room. */
  private String linked(Telling telling, Predicate<String> holds) {
    List<Piece> pieces = told(telling);
    List<String> links = speaker.situation().links();
    for (List<Piece> meant : List.of(pieces, stateFirst(pieces))) {
      for (String link : links) {
        Optional<String> told = told(linked(meant, link), holds);
        if (told.isPresent()) {
          return told.get();
        }
      }
    }
    return generic(telling, linked(pieces, links.getLast()), holds);
  }

  private static List<Piece> linked(List<Piece> pieces, String link) {
    List<Piece> all = new ArrayList<>(pieces);
    all.add(new Piece(MUST, Topic.NEXT, link));
    return all;
  }

  /** Where what the stage is for is too long, what is broken stays in its place. */
  private static List<Piece> stateFirst(List<Piece> pieces) {
    return pieces.stream()
        .filter(piece -> piece.importance() != CORE || piece.topic() == Topic.STATE)
        .map(piece ->
            piece.topic() == Topic.STATE ? new Piece(CORE, Topic.STATE, piece.text()) : piece)
        .toList();
  }

  /** The text, if what the stage is for fits. */
  private Optional<String> told(List<Piece> pieces, Predicate<String> holds) {
    List<Piece> must = pieces.stream().filter(piece -> piece.importance() <= CORE).toList();
    boolean says = must.stream().anyMatch(piece -> piece.importance() == CORE);
    return says && holds.test(prefixed(must))
        ? Optional.of(new Fitting(this::prefixed, holds).fit(pieces))
        : Optional.empty();
  }

  /** The same without any name, where names or facts are too long. */
  private String generic(Telling telling, List<Piece> pieces, Predicate<String> holds) {
    List<Piece> generic = new ArrayList<>(pieces);
    generic.removeIf(piece -> piece.topic() == Topic.LEAD);
    generic.removeIf(piece -> piece.topic() == Topic.STATE);
    if (speaker.situation().isOver()) {
      generic.addFirst(new Piece(MUST, Topic.STATE, speaker.say("sms.generic.over")));
    } else if (stage == Stage.PLANNED_WORK) {
      String work = new WorkWords(telling.speaker()).generic();
      generic.addFirst(new Piece(MUST, Topic.LEAD, work));
    } else {
      String since = telling.speaker().moment(speaker.situation().incident().onset());
      generic.addFirst(new Piece(MUST, Topic.STATE, speaker.say("sms.generic", "since", since)));
    }
    return Fitting.line(holds).fit(generic);
  }

  /** The focus of the stage, its first sentence as what must stay, and the next word. */
  private List<Piece> told(Telling telling) {
    Optional<Topic> core =
        Plan.core(stage).stream().filter(topic -> !telling.of(topic).isEmpty()).findFirst();
    boolean known = speaker.situation().nextWord().isPresent();
    List<Piece> pieces = new ArrayList<>();
    boolean first = true;
    int rank = OTHERS;
    for (Topic topic : Plan.focus(stage)) {
      for (String text : telling.of(topic)) {
        boolean isCore = first && core.filter(topic::equals).isPresent();
        first = first && !isCore;
        pieces.add(new Piece(isCore ? CORE : rank++, topic, text));
      }
    }
    for (String text : telling.of(Topic.NEXT)) {
      pieces.add(new Piece(known ? MUST : rank, Topic.NEXT, text));
    }
    return pieces;
  }

  /** Says first whose service it is, unless the text does. */
  private String prefixed(List<Piece> pieces) {
    String text = Fitting.spaced(pieces);
    boolean named = text.isEmpty() || text.contains(speaker.operator());
    return named ? text : speaker.say("prefix", "text", speaker.inside(text));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
