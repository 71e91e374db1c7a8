package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.Drift;
import io.tocsin.publication.PageWord;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.site.view.AssertionWords;
import io.tocsin.site.view.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what the page says beside what somebody is about to say; confined to one request. */
final class DriftWriter {

  private final Words words;
  private final AssertionWords plain;

  DriftWriter(Reading reading, Words words) {
    this.words = words;
    this.plain = new AssertionWords(reading);
  }

  List<Doubts.Line> write(IncidentView page, List<Drift.Point> points, List<Assertion> said) {
    return points.stream()
        .map(point ->
            new Doubts.Line(
                words.say("desk.drift", point), page(page, point, said), said(point, said)))
        .toList();
  }

  private String said(Drift.Point point, List<Assertion> said) {
    return said.stream()
        .filter(assertion -> Drift.point(assertion).filter(point::equals).isPresent())
        .map(plain::of)
        .collect(Collectors.joining(" · "));
  }

  private String page(IncidentView page, Drift.Point point, List<Assertion> said) {
    return switch (point) {
      case ETA ->
          page.eta() instanceof Eta.At(Instant at) ? words.moment(at) : words.say("desk.eta.none");
      case NEXT_WORD -> {
        Instant next = page.nextWord();
        yield next == null ? words.say("desk.drift.nothing") : words.moment(next);
      }
      case STATE -> plain.of(new Assertion.Condition(PageWord.state(page, Set.of()), Set.of()));
      case AREA ->
          PageWord.where(page).map(plain::of).orElseGet(() -> words.say("desk.drift.nothing"));
      case CAUSE ->
          PageWord.cause(page).map(plain::of).orElseGet(() -> words.say("desk.drift.unknown"));
      case COMPENSATION -> money(page);
      case FIGURE -> figures(page);
      case SORT -> plain.of(new Assertion.Category(PageWord.SORT));
      case FATE -> fates(page, said);
    };
  }

  private String money(IncidentView page) {
    FactSheet facts = page.facts();
    return switch (facts == null ? new Compensation.Unsaid() : facts.compensation()) {
      case Compensation.Decided(LocalizedText amount, LocalizedText rule) ->
          words.say("desk.money.decided", "amount", words.text(amount), "rule", words.text(rule));
      case Compensation.NotDecided(var _) -> words.say("desk.money.open");
      case Compensation.Unsaid() -> words.say("desk.money.unsaid");
    };
  }

  private String fates(IncidentView page, List<Assertion> said) {
    String told =
        said.stream()
            .filter(Assertion.Data.class::isInstance)
            .map(Assertion.Data.class::cast)
            .flatMap(data ->
                PageWord.fates(page, data).stream()
                    .sorted()
                    .map(fate -> new Assertion.Data(data.component(), data.day(), fate)))
            .map(plain::of)
            .collect(Collectors.joining(" · "));
    return told.isEmpty() ? words.say("desk.drift.nothing") : told;
  }

  private String figures(IncidentView page) {
    FactSheet facts = page.facts();
    List<Figure> figures = facts == null ? List.of() : facts.affected();
    return figures.isEmpty()
        ? words.say("desk.drift.nothing")
        : figures.stream().map(words::figure).collect(Collectors.joining(" · "));
  }
}
