package io.tocsin.publication;

import io.tocsin.detection.Affected;
import io.tocsin.detection.Cause;
import io.tocsin.detection.Harm;
import io.tocsin.detection.Outlook;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Says in sentences how many people a disturbance hits, for how long still, and how sure that is;
 * the same words for the page and for the newsroom. Immutable.
 */
public final class HarmWords {

  /** A range that came down by less than this is told as the peak alone. */
  private static final double STILL_ALL = 0.9;

  private static final double ALMOST_CERTAIN = 0.95;
  private static final double VERY_LIKELY = 0.8;
  private static final double LIKELY = 0.6;
  private static final Phrasebook BOOK = Phrasebook.load("harm", List.of("fr", "en"));

  private final Phrases phrases;
  private final Moments moments;
  private final Instant now;

  private HarmWords(Phrases phrases, Moments moments, Instant now) {
    this.phrases = phrases;
    this.moments = moments;
    this.now = now;
  }

  /** Speaks to one reader at one moment. */
  public static HarmWords of(String language, ZoneId zone, Instant now) {
    Phrases phrases = BOOK.in(language);
    return new HarmWords(phrases, new Moments(phrases.language(), zone, now), now);
  }

  /**
   * The title over what is said.
   *
   * @param open whether it lasts
   * @param people whether it is said how many people are hit
   */
  public String title(boolean open, boolean people) {
    if (!open) {
      return phrases.say("title-then");
    }
    return phrases.say(people ? "title" : "title-length");
  }

  /** Which functions it is about, where there are several. */
  public String about(String names) {
    return phrases.say("about", "names", names);
  }

  /**
   * All there is to say of a verdict: how many, how long still, because of whom, how sure; maybe
   * nothing.
   *
   * @param names what a service of some id is called
   */
  public List<String> sentences(Verdict verdict, UnaryOperator<String> names) {
    Harm harm = verdict.harm();
    if (harm == null) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    boolean over = verdict.change() == Verdict.Change.OVER;
    Affected affected = harm.affected();
    if (affected != null) {
      said.addAll(over ? List.of(wasHit(affected)) : isHit(affected));
    }
    Outlook outlook = harm.outlook();
    if (outlook != null) {
      said.add(outlook(outlook));
    }
    Cause cause = verdict.because();
    if (cause != null) {
      said.add(phrases.say("because." + cause.sign(), "service", names.apply(cause.service())));
    }
    if (!over) {
      said.add(sure(verdict));
    }
    return said;
  }

  /** How many were hit when it was told, in one short sentence for a timeline; empty if unknown. */
  public String brief(Verdict verdict) {
    Affected affected = verdict.harm() == null ? null : verdict.harm().affected();
    return affected == null ? "" : range("brief", affected.now(), affected);
  }

  private List<String> isHit(Affected affected) {
    List<String> said = new ArrayList<>();
    said.add(range("now", affected.now(), affected));
    if (affected.now().median() < STILL_ALL * affected.peak().median()) {
      said.add(range("peak", affected.peak(), affected));
    }
    return said;
  }

  private String wasHit(Affected affected) {
    return range("over", affected.peak(), affected);
  }

  private String range(String key, AffectedEstimate estimate, Affected affected) {
    return phrases.say(
        key,
        Map.of(
            "low", rounded(estimate.low(), false),
            "high", Math.min(affected.customers(), rounded(estimate.high(), true)),
            "customers", rounded(affected.customers(), false),
            "method", phrases.say("method." + estimate.method())));
  }

  /** To two digits, outwards: more would pretend to know. */
  private static long rounded(double people, boolean up) {
    double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, people))) - 1));
    double steps = people / step;
    return Math.round((up ? Math.ceil(steps) : Math.floor(steps)) * step);
  }

  /**
   * Only what lies ahead: an hour that has passed would be told as if it could still be the end.
   */
  private String outlook(Outlook outlook) {
    if (outlook.high().isBefore(now)) {
      return phrases.say("outlook-beyond");
    }
    boolean early = now.isBefore(outlook.median());
    return phrases.say(
        early ? "outlook" : "outlook-late",
        Map.of(
            "median", moments.moment(outlook.median()),
            "high", moments.moment(outlook.high()),
            "cases", outlook.cases()));
  }

  /** How sure it is, in words and as a number, with the reasons. */
  public String sure(Verdict verdict) {
    double confidence = verdict.confidence();
    String words =
        confidence >= ALMOST_CERTAIN
            ? "sure.almost"
            : confidence >= VERY_LIKELY
                ? "sure.very"
                : confidence >= LIKELY ? "sure.likely" : "sure.unsure";
    long percent = Math.round(confidence * 100);
    return reasons(verdict)
        .map(reasons ->
            phrases.say(
                "sure",
                Map.of("words", phrases.say(words), "percent", percent, "reasons", reasons)))
        .orElseGet(() -> phrases.say("sure-bare", "words", phrases.say(words), "percent", percent));
  }

  private Optional<String> reasons(Verdict verdict) {
    Verdict.Numbers numbers = verdict.numbers();
    Optional<String> people =
        numbers.reports() == 0
            ? Optional.empty()
            : Optional.of(
                phrases.say(
                    "reason.people",
                    Map.of(
                        "reports", numbers.reports(),
                        "areas", numbers.areas(),
                        "minutes", numbers.windowMinutes(),
                        "usual", Math.round(numbers.expected()))));
    Optional<String> probes =
        numbers.probes() == 0
            ? Optional.empty()
            : Optional.of(
                phrases.say(
                    "reason.probes",
                    "failing",
                    numbers.probesFailing(),
                    "probes",
                    numbers.probes()));
    return people.isPresent() && probes.isPresent()
        ? Optional.of(phrases.say("reason.and", "first", people.get(), "second", probes.get()))
        : people.or(() -> probes);
  }
}
