package io.tocsin.site.view;

import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.publication.Hotspots;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.drawing.Spot;
import io.tocsin.site.drawing.Standing;
import io.tocsin.site.view.Whereabouts.Known;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says of places what is known of them, since when and by whom; a source not named stays so. */
final class WhereWords {

  static final Phrasebook BOOK = Phrasebook.load("where", List.of("fr", "en"));

  /** More places than these are told as a number where there is no room for a table. */
  private static final int MOST_NAMES = 12;

  private static final String NOTHING = "–";

  private final Reading reading;
  private final IncidentView incident;
  private final Phrases phrases;
  private final ContradictionWriter sources;

  WhereWords(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
    this.phrases = BOOK.in(reading.language());
    this.sources = new ContradictionWriter(reading, reading.operator(incident.service()));
  }

  static Spot spot(Known known) {
    return new Spot(known.standing(), known.named());
  }

  /** The letters that stand for what is known; none for what only a pattern shows. */
  Map<Standing, String> letters() {
    Map<Standing, String> letters = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      String key = "letter." + standing.kind();
      letters.put(standing, phrases.has(key) ? phrases.say(key) : "");
    }
    return letters;
  }

  String says(Standing standing) {
    return phrases.say("says." + standing.kind());
  }

  /** Whoever keeps the page. */
  String house() {
    return reading.isObserver()
        ? reading.words(reading.snapshot().site().name())
        : reading.operator(incident.service());
  }

  String names(Collection<String> codes) {
    return String.join(", ", reading.places(codes));
  }

  private String few(Collection<String> codes) {
    List<String> names = reading.places(codes);
    return names.size() > MOST_NAMES
        ? phrases.say(
            "and-others",
            "places",
            String.join(", ", names.subList(0, MOST_NAMES)),
            "count",
            names.size() - MOST_NAMES)
        : String.join(", ", names);
  }

  String entry(Standing standing, Collection<String> codes) {
    return phrases.say("entry", "says", says(standing), "places", few(codes));
  }

  String elsewhere(Known known) {
    String elsewhere = phrases.say("elsewhere");
    return phrases.say("entry", "says", says(known.standing()), "places", elsewhere);
  }

  /** One sentence for each word that names places. */
  List<String> named(String key, List<Testimony> words) {
    return words.stream()
        .map(word -> sources.side(word))
        .map(side -> phrases.say(key, "who", side.who(), "says", side.says()))
        .distinct()
        .toList();
  }

  /** How to read a map or a table of places. */
  List<String> notes(Collection<String> off) {
    List<String> notes = new ArrayList<>();
    notes.add(phrases.say("note.grey"));
    notes.add(phrases.say("note.fewest", "count", Hotspots.FEWEST));
    if (!off.isEmpty()) {
      notes.add(phrases.say("note.off", "places", names(off)));
    }
    return notes;
  }

  /** What is known of a place, without its name. */
  WhereBlock.Group head(Known known) {
    return new WhereBlock.Group(spot(known), says(known.standing()), from(known), List.of());
  }

  /** Places and since when. */
  WhereBlock.Row row(Known known, String places) {
    Instant since = known.since();
    return new WhereBlock.Row(places, since == null ? null : since.toString(), since(known));
  }

  private String since(Known known) {
    if (known.since() != null) {
      return reading.moments().moment(known.since());
    }
    Testimony word = known.word();
    return switch (known.standing()) {
      case AT_ODDS, REPORTED -> phrases.say("since.hour");
      case SAID, SAID_NOT -> word == null ? NOTHING : sources.side(word).where();
      case DECLARED, BACK, UNKNOWN -> NOTHING;
    };
  }

  private String from(Known known) {
    Testimony word = known.word();
    ContradictionBlock.Side side = word == null ? null : sources.side(word);
    return switch (known.standing()) {
      case DECLARED -> phrases.say("from.word", "who", house());
      case AT_ODDS, REPORTED -> side == null ? phrases.say("from.reports") : reports(side);
      case SAID, SAID_NOT -> side == null ? "" : phrases.say("from.word", "who", side.who());
      case BACK, UNKNOWN -> "";
    };
  }

  private String reports(ContradictionBlock.Side side) {
    return phrases.say("from.reports-and", "who", side.who(), "says", side.says());
  }
}
