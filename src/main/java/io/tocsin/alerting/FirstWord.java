package io.tocsin.alerting;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Placeholder;
import io.tocsin.wording.ReadyText;
import io.tocsin.wording.ReadyTexts;
import io.tocsin.wording.ReadyTexts.HidingWord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the first statement of a playbook, with nothing left to type; thread-safe.
 *
 * <p>The same playbook, incident and moment give the same words.
 */
public final class FirstWord {

  private final Supplier<Catalog> catalog;
  private final ReadyTexts texts;
  private final Phrasebook phrases = Phrasebook.load("alert", List.of("fr", "en"));

  /** Takes the catalogue as it is now, and what tells words that hide. */
  public FirstWord(Supplier<Catalog> catalog, ReadyTexts texts) {
    this.catalog = catalog;
    this.texts = texts;
  }

  /**
   * Prepares the first word of a playbook.
   *
   * @param incident what it is about, or null in an exercise
   * @param since when it began
   */
  public Prepared prepare(
      Playbook playbook, @Nullable Incident incident, Instant since, Instant now) {
    Catalog known = catalog.get();
    Instant next = nextWord(playbook, now);
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, List<HidingWord>> hiding = new LinkedHashMap<>();
    for (String language : known.languages()) {
      String text = text(known, playbook, language, since, next, now);
      words.put(language, text);
      hiding.put(language, hiding(known.mode(), language, text));
    }
    boolean observer = known.mode() == Mode.OBSERVER;
    return new Prepared(
        playbook,
        now,
        words,
        hiding,
        since,
        next,
        incident == null ? 0 : incident.version(),
        facts(playbook, incident, next),
        observer ? Stage.OBSERVER : Stage.SEEN,
        phase(incident, observer ? Phase.SUSPECTED : Phase.ACKNOWLEDGED),
        0);
  }

  /** What hides what happens; on a page about the services of others, also who speaks. */
  private List<HidingWord> hiding(Mode mode, String language, String text) {
    return mode == Mode.OBSERVER
        ? Stream.concat(
                texts.hidingIn(language, text).stream(), texts.borrowedIn(language, text).stream())
            .toList()
        : texts.hidingIn(language, text);
  }

  /** The next full minute after the cadence: a promise is never earlier than it says. */
  static Instant nextWord(Playbook playbook, Instant now) {
    return now.plus(playbook.cadence()).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
  }

  private static Phase phase(@Nullable Incident incident, Phase least) {
    Phase stands = incident == null ? Phase.SUSPECTED : incident.phase();
    return stands.compareTo(least) > 0 ? stands : least;
  }

  private String text(
      Catalog known, Playbook playbook, String language, Instant since, Instant next, Instant now) {
    Service service = known.serviceOf(playbook.components().iterator().next()).orElseThrow();
    Moments moments = new Moments(language, known.zone(), now);
    Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
    facts.put(Placeholder.OPERATOR, service.operator());
    facts.put(Placeholder.SERVICE, service.name().in(language));
    facts.put(Placeholder.SYMPTOM, playbook.symptoms().in(language));
    facts.put(Placeholder.SINCE, moments.moment(since));
    facts.put(Placeholder.NOW, moments.moment(now));
    facts.put(Placeholder.NEXT, moments.moment(next));
    return ready(known, playbook, language).fill(facts);
  }

  /** The owner's own, or words that say what the sheet of the moment says and no more. */
  private ReadyText ready(Catalog known, Playbook playbook, String language) {
    LocalizedText own = playbook.firstWord();
    if (own != null) {
      return ReadyText.parse(language, own.in(language));
    }
    String key = known.mode() == Mode.OBSERVER ? "first.observer" : "first.operator";
    return ReadyText.parse(language, phrases.in(language).say(key, PLACES));
  }

  /** The places stay open in the phrase; the words of the moment are put in by {@link #text}. */
  private static final Map<String, String> PLACES = places();

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    Playbook.PLACES.forEach(place -> places.put(place.label(), "{" + place.label() + "}"));
    return Map.copyOf(places);
  }

  private static FactSheet facts(Playbook playbook, @Nullable Incident incident, Instant next) {
    FactSheet blank = FactSheet.BLANK;
    return new FactSheet(
        playbook.symptoms(),
        blank.known(),
        blank.unknown(),
        blank.cause(),
        blank.rumours(),
        incident == null ? List.of() : reach(incident),
        blank.affected(),
        blank.dataFates(),
        blank.stillWorks(),
        blank.repair(),
        new Eta.NoneYet(),
        next,
        blank.measures(),
        blank.prevention(),
        blank.harm(),
        blank.apology(),
        blank.compensation());
  }

  private static List<Reach> reach(Incident incident) {
    return incident.cohorts().stream()
        .filter(status -> status.isBroken())
        .map(status ->
            new Reach(status.component(), status.state(), status.cohorts(), java.util.Set.of()))
        .toList();
  }
}
