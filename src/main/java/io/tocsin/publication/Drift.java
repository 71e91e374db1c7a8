package io.tocsin.publication;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.contradiction.Alike;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a word that somebody is about to say, or was told, is not what the page says; pure.
 *
 * <p>Neither is taken to be right: the page is what everybody else reads at this moment.
 */
public final class Drift {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");

  private Drift() {}

  /** What it is about. */
  public enum Point {
    ETA,
    NEXT_WORD,
    STATE,
    AREA,
    CAUSE,
    COMPENSATION,
    FIGURE,
    FATE,
    SORT
  }

  /** Returns the points on which the word and the page differ. */
  public static List<Point> between(IncidentView page, List<Assertion> said) {
    return said.stream()
        .filter(assertion -> !fits(page, assertion))
        .flatMap(assertion -> point(assertion).stream())
        .distinct()
        .toList();
  }

  /**
   * Returns the point that a thing that is said is about; nothing where pages say no such thing.
   */
  public static Optional<Point> point(Assertion said) {
    return switch (said) {
      case Assertion.End _ -> Optional.of(Point.ETA);
      case Assertion.NextWord _ -> Optional.of(Point.NEXT_WORD);
      case Assertion.Condition _ -> Optional.of(Point.STATE);
      case Assertion.Where _ -> Optional.of(Point.AREA);
      case Assertion.Cause _ -> Optional.of(Point.CAUSE);
      case Assertion.Compensation _ -> Optional.of(Point.COMPENSATION);
      case Assertion.Count _ -> Optional.of(Point.FIGURE);
      case Assertion.Data _ -> Optional.of(Point.FATE);
      case Assertion.Category _ -> Optional.of(Point.SORT);
      case Assertion.Onset _,
          Assertion.Reach _,
          Assertion.Seen _,
          Assertion.Heard _,
          Assertion.Unannounced _ ->
          Optional.empty();
    };
  }

  private static boolean fits(IncidentView page, Assertion said) {
    return switch (said) {
      case Assertion.End(Interval when) -> fits(page.eta(), when);
      case Assertion.NextWord(Interval when) -> fits(page.nextWord(), when);
      case Assertion.Condition condition -> stands(page, condition);
      case Assertion.Where where -> fits(PageWord.where(page).orElse(null), where);
      case Assertion.Cause cause -> fits(PageWord.cause(page).orElse(null), cause);
      case Assertion.Compensation money -> fits(compensation(page), money);
      case Assertion.Count(Figure figure) -> fits(figures(page), figure);
      case Assertion.Data data -> fits(PageWord.fates(page, data), data);
      case Assertion.Category(var sort) -> sort == PageWord.SORT;
      case Assertion.Onset _,
          Assertion.Reach _,
          Assertion.Seen _,
          Assertion.Heard _,
          Assertion.Unannounced _ ->
          true;
    };
  }

  /** A page that gives no time yet fits no time. */
  private static boolean fits(@Nullable Eta page, Interval said) {
    return page instanceof Eta.At(Instant at) && said.meets(Interval.at(at));
  }

  private static boolean fits(@Nullable Instant page, Interval said) {
    return page != null && said.meets(Interval.at(page));
  }

  /** What fails for some may be told as failing; nothing better is told than the page tells. */
  private static boolean stands(IncidentView page, Assertion.Condition said) {
    State told = PageWord.state(page, said.components());
    return told == said.state() || (told == State.PARTLY && said.state() == State.FAILING);
  }

  /** A page that names no place fits none; one that says "everywhere" fits all that is in it. */
  private static boolean fits(Assertion.@Nullable Where page, Assertion.Where said) {
    if (page == null || page.areas().isEmpty()) {
      return page != null && !said.only();
    }
    boolean inside = !said.areas().isEmpty() && page.areas().containsAll(said.areas());
    return inside && (!said.only() || said.areas().containsAll(page.areas()));
  }

  /** Nothing is more certain than on the page; free words are not taken for something else. */
  private static boolean fits(Assertion.@Nullable Cause page, Assertion.Cause said) {
    if (said.certainty() == Certainty.DENIED) {
      return page == null || !isSame(page, said);
    }
    if (page == null) {
      return false;
    }
    boolean surer =
        page.certainty() == Certainty.SUSPECTED && said.certainty() == Certainty.CONFIRMED;
    return !surer && (page.kind() == said.kind() || isFree(page) || isFree(said));
  }

  private static boolean isSame(Assertion.Cause one, Assertion.Cause other) {
    return one.kind() == other.kind()
        && (!isFree(one) || (one.what() != null && Alike.are(one.what(), other.what())));
  }

  private static boolean isFree(Assertion.Cause cause) {
    return cause.kind() == CauseKind.OTHER;
  }

  private static Compensation compensation(IncidentView page) {
    FactSheet facts = page.facts();
    return facts == null ? new Compensation.Unsaid() : facts.compensation();
  }

  private static boolean fits(Compensation page, Assertion.Compensation said) {
    return switch (page) {
      case Compensation.Unsaid() -> said.decision() == Assertion.Decision.NOT_DECIDED;
      case Compensation.NotDecided(Instant by) -> said.decision() == Assertion.Decision.NOT_DECIDED;
      case Compensation.Decided(var amount, var rule) ->
          said.decision() == Assertion.Decision.GRANTED
              && (said.amount() == null || sameAmount(amount.byLanguage().values().stream(), said));
    };
  }

  /** "15 €" and "15 euros" are the same; words without a number are compared as they stand. */
  private static boolean sameAmount(Stream<String> page, Assertion.Compensation said) {
    var amount = said.amount();
    List<String> theirs =
        amount == null
            ? List.of()
            : amount.byLanguage().values().stream().map(Drift::essence).toList();
    return page.map(Drift::essence).anyMatch(theirs::contains);
  }

  private static String essence(String amount) {
    Matcher number = NUMBER.matcher(amount);
    return number.find()
        ? number.group().replace(',', '.').replaceFirst("\\.0+$", "")
        : amount.strip().toLowerCase(Locale.ROOT);
  }

  private static List<Figure> figures(IncidentView page) {
    FactSheet facts = page.facts();
    return facts == null ? List.of() : facts.affected();
  }

  /**
   * A figure fits when one of the page's, in the same unit, allows it; a page without allows none.
   */
  private static boolean fits(List<Figure> page, Figure said) {
    return page.stream()
        .filter(figure -> figure.unit() == said.unit() && isOfOneMoment(figure, said))
        .anyMatch(figure -> meets(figure, said));
  }

  /** "Now" is no answer to "in total"; what nobody said of may be either. */
  private static boolean isOfOneMoment(Figure one, Figure other) {
    return one.extent() == other.extent()
        || one.extent() == Figure.Extent.UNSAID
        || other.extent() == Figure.Extent.UNSAID;
  }

  /** A page that tells of no data knows nothing; one that tells of several days means each. */
  private static boolean fits(Set<Assertion.Fate> page, Assertion.Data said) {
    return page.isEmpty()
        ? said.fate() == Assertion.Fate.UNKNOWN
        : page.equals(Set.of(said.fate()));
  }

  private static boolean meets(Figure one, Figure other) {
    return one.low() <= top(other) && other.low() <= top(one);
  }

  private static double top(Figure figure) {
    Double high = figure.high();
    return high == null ? Double.POSITIVE_INFINITY : high;
  }
}
