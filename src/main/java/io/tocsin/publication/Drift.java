package io.tocsin.publication;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    COMPENSATION,
    FIGURE
  }

  /** Returns the points on which the word and the page differ. */
  public static List<Point> between(IncidentView page, List<Assertion> said) {
    List<Point> points = new ArrayList<>();
    for (Assertion assertion : said) {
      differs(page, assertion).filter(point -> !points.contains(point)).ifPresent(points::add);
    }
    return List.copyOf(points);
  }

  private static Optional<Point> differs(IncidentView page, Assertion said) {
    return switch (said) {
      case Assertion.End(Interval when) when !fits(page.eta(), when) -> Optional.of(Point.ETA);
      case Assertion.Compensation money when !fits(compensation(page), money) ->
          Optional.of(Point.COMPENSATION);
      case Assertion.Count(Figure figure) when !fits(figures(page), figure) ->
          Optional.of(Point.FIGURE);
      case Assertion other -> Optional.empty();
    };
  }

  /** A page that gives no time yet fits no time. */
  private static boolean fits(@Nullable Eta page, Interval said) {
    return page instanceof Eta.At(Instant at) && said.meets(Interval.at(at));
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
        .filter(figure -> figure.unit() == said.unit())
        .anyMatch(figure -> meets(figure, said));
  }

  private static boolean meets(Figure one, Figure other) {
    return one.low() <= top(other) && other.low() <= top(one);
  }

  private static double top(Figure figure) {
    Double high = figure.high();
    return high == null ? Double.POSITIVE_INFINITY : high;
  }
}
