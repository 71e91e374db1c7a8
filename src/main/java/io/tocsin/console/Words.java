package io.tocsin.console;

import io.tocsin.audit.Deed;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Figure;
import io.tocsin.web.Problems;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** How the newsroom speaks to one reader at one moment; thread-safe. */
public final class Words {

  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Phrases phrases;
  private final Problems problems;
  private final Moments moments;
  private final ZoneId zone;
  private final Instant now;

  Words(Phrases phrases, Problems problems, ZoneId zone, Instant now) {
    this.phrases = phrases;
    this.problems = problems;
    this.moments = new Moments(phrases.language(), zone, now);
    this.zone = zone;
    this.now = now;
  }

  /** Returns the BCP 47 tag of the language. */
  public String language() {
    return phrases.language();
  }

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }

  /** Returns a phrase with one argument. */
  public String say(String key, String name, Object value) {
    return phrases.say(key, name, value);
  }

  /** Returns a phrase with two arguments. */
  public String say(String key, String name, Object value, String other, Object second) {
    return phrases.say(key, name, value, other, second);
  }

  /** Returns a phrase with its arguments by name. */
  public String say(String key, Map<String, ?> arguments) {
    return phrases.say(key, arguments);
  }

  /** Returns a phrase for a value of a closed list, {@code phase.CLOSED}. */
  public String say(String key, Enum<?> value) {
    return phrases.say(key + "." + value.name());
  }

  /** Returns what a deed is called; one that has no phrase yet is told by its own word. */
  public String deed(Deed deed) {
    String key = "deed." + deed.name();
    return phrases.has(key) ? phrases.say(key) : deed.name();
  }

  /** Returns what somebody wrote, in this language if it was written in it. */
  public String text(LocalizedText text) {
    return text.in(phrases.language());
  }

  /** Returns what is wrong, in a sentence or two. */
  public String fault(Fault fault) {
    return problems.say(fault, phrases.language());
  }

  /** Returns day and clock. */
  public String moment(Instant instant) {
    return moments.moment(instant);
  }

  /** Returns the hour on the clock, {@code 14:05}. */
  public String clock(Instant instant) {
    return CLOCK.format(LocalDateTime.ofInstant(instant, zone));
  }

  /** Returns day, clock and zone. */
  public String full(Instant instant) {
    return moments.full(instant);
  }

  /** Returns the evening that "tonight" means, in words. */
  public String tonight() {
    return moments.moment(Tonight.after(now, zone));
  }

  /** Returns how long ago it was, or how long it takes until then: {@code 12 min ago}. */
  public String ago(Instant instant) {
    Duration distance = Duration.between(instant, now);
    return distance.isNegative()
        ? phrases.say("in", "length", moments.length(distance.negated().plusSeconds(59)))
        : phrases.say("ago", "length", moments.length(distance));
  }

  /** Returns the length of a time. */
  public String length(Duration duration) {
    return moments.length(duration);
  }

  /** Says whether it lies behind. */
  public boolean isPast(Instant instant) {
    return instant.isBefore(now);
  }

  /** Returns the zone in which times are told, as browsers know it. */
  public String zoneId() {
    return zone.getId();
  }

  /** Returns the name of the zone in which times are told and read. */
  public String zone() {
    return moments.zone();
  }

  /** Returns a typed number as the language groups its digits; what is none stays as it is. */
  public String number(String typed) {
    return typed.matches("[0-9]{4,12}")
        ? NumberFormat.getIntegerInstance(Locale.forLanguageTag(language()))
            .format(Long.parseLong(typed))
        : typed;
  }

  /** Returns a figure in words. */
  public String figure(Figure figure) {
    Double high = figure.high();
    String least = number(Math.round(figure.low()) + "");
    String range = high == null ? least : least + "–" + number(Math.round(high) + "");
    return range + " " + say("unit", figure.unit());
  }

  /** Returns the name of a day typed as 2026-03-03; what is none stays as it is. */
  public String day(String typed) {
    try {
      return moments.day(LocalDate.parse(typed).atTime(12, 0).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return typed;
    }
  }

  /** Returns what goes into a field for day and time. */
  public String field(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    return FIELD.format(local.truncatedTo(ChronoUnit.MINUTES));
  }

  /** Returns the moment at which this is said. */
  public Instant now() {
    return now;
  }
}
