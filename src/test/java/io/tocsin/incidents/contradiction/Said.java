package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Builds words, so that a test names only who said what, and when. */
final class Said {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final String id;
  private Voice voice = new Voice.Unnamed();
  private Instant at = Instant.parse("2009-03-06T12:00:00Z");
  private String channel;
  private String url;
  private String takesBack;

  private Said(String id) {
    this.id = id;
  }

  static Said word(String id) {
    return new Said(id);
  }

  Said staff(String name) {
    voice = new Voice.Named(text(name), true);
    return this;
  }

  Said outsider(String name) {
    voice = new Voice.Named(text(name), false);
    return this;
  }

  Said house() {
    voice = new Voice.House(true);
    return this;
  }

  Said by(Voice speaker) {
    voice = speaker;
    return this;
  }

  Said on(String where) {
    channel = where;
    return this;
  }

  Said at(String instant) {
    at = Instant.parse(instant);
    return this;
  }

  Said takingBack(String earlier) {
    takesBack = earlier;
    return this;
  }

  Testimony says(Assertion assertion) {
    Source source =
        new Source(
            voice instanceof Voice.Named(LocalizedText name, boolean _) ? name : null,
            channel,
            at,
            Source.Precision.EXACT,
            url);
    return new Testimony(id, 0, voice, source, text(id), assertion, takesBack);
  }

  static Testimony shown(String at, Assertion assertion) {
    return Testimony.shown("evidence", new Voice.Evidence(), Instant.parse(at), assertion);
  }

  static LocalizedText text(String words) {
    return LocalizedText.of("en", words);
  }

  static Assertion customers(double low, Double high, Figure.Extent extent) {
    return new Assertion.Count(new Figure(low, high, Figure.Unit.CUSTOMERS, extent, null, null));
  }

  static Assertion count(double low, Double high, Figure.Unit unit, Figure.Extent extent) {
    return new Assertion.Count(new Figure(low, high, unit, extent, null, null));
  }

  static Assertion endsOn(String day) {
    return new Assertion.End(wholeDay(day));
  }

  static Interval wholeDay(String day) {
    LocalDate date = LocalDate.parse(day);
    return new Interval(
        date.atStartOfDay(PARIS).toInstant(),
        date.plusDays(1).atStartOfDay(PARIS).toInstant().minusSeconds(1),
        text(day));
  }
}
