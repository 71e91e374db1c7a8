package io.tocsin.publication.mouths;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.Statement;
import io.tocsin.wording.Moments;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every number that a text may hold: those of the briefing, as they are told. */
final class Numbers {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final Set<String> allowed = new TreeSet<>();
  private final Briefing briefing;
  private final Moments french;
  private final Moments english;

  private Numbers(Briefing briefing) {
    this.briefing = briefing;
    this.french = new Moments("fr", briefing.catalog().zone(), briefing.now());
    this.english = new Moments("en", briefing.catalog().zone(), briefing.now());
  }

  static Set<String> of(Briefing briefing) {
    Numbers numbers = new Numbers(briefing);
    numbers.collect(briefing.facts());
    numbers.collect(briefing.before());
    numbers.collect(briefing.workarounds());
    numbers.collect(briefing.observed().reports() + " " + briefing.observed().window().toHours());
    numbers.collect(briefing.now());
    numbers.collect(briefing.incident().onset());
    numbers.collect(briefing.incident().recoveredAt());
    numbers.collect(briefing.address().toString());
    numbers.duration();
    Statement corrected = briefing.corrected();
    numbers.collect(corrected == null ? null : corrected.at());
    Maintenance work = briefing.work();
    if (work != null) {
      numbers.collect(work.start());
      numbers.collect(work.end());
      numbers.collect(work.endedAt());
    }
    return numbers.allowed;
  }

  private void duration() {
    Instant end = briefing.incident().recoveredAt();
    if (end != null) {
      collect(french.length(Duration.between(briefing.incident().onset(), end)));
    }
  }

  private void collect(@Nullable Object fact) {
    switch (fact) {
      case null -> {}
      case Instant at -> {
        for (Moments moments : Set.of(french, english)) {
          collect(moments.moment(at));
          collect(moments.brief(at));
        }
      }
      case LocalDate day -> {
        collect(french.day(day));
        collect(english.day(day));
      }
      case LocalizedText text -> text.byLanguage().values().forEach(this::collect);
      case String text -> digits(text).forEach(allowed::add);
      case Double number -> allowed.add(Long.toString(Math.round(number)));
      case Integer number -> allowed.add(Integer.toString(number));
      case Map<?, ?> map -> map.values().forEach(this::collect);
      case Collection<?> items -> items.forEach(this::collect);
      case Record record -> components(record);
      default -> {}
    }
  }

  private void components(Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        collect(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Numbers of a text, without the gaps between their thousands. */
  static Set<String> digits(String text) {
    Set<String> digits = new TreeSet<>();
    Matcher found =
        DIGITS.matcher(text.replaceAll("(?<=\\d)[ \\u00a0\\u202f,](?=\\d{3}(?!\\d))", ""));
    while (found.find()) {
      digits.add(found.group());
    }
    return digits;
  }
}
