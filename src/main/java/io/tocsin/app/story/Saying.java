package io.tocsin.app.story;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Region;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Vague;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a word of a story says, as the story writes it; immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Saying.Count.class, name = "count"),
  @JsonSubTypes.Type(value = Saying.End.class, name = "end"),
  @JsonSubTypes.Type(value = Saying.Onset.class, name = "onset"),
  @JsonSubTypes.Type(value = Saying.Where.class, name = "where"),
  @JsonSubTypes.Type(value = Saying.Cause.class, name = "cause"),
  @JsonSubTypes.Type(value = Saying.Condition.class, name = "condition"),
  @JsonSubTypes.Type(value = Saying.Category.class, name = "category"),
  @JsonSubTypes.Type(value = Saying.Data.class, name = "data"),
  @JsonSubTypes.Type(value = Saying.Compensation.class, name = "compensation")
})
public sealed interface Saying {

  /**
   * Returns it in the form that rules compare.
   *
   * @param said when it was said
   */
  Assertion assertion(Moment said);

  /** When it was said, in which story, over which catalogue. */
  record Moment(Instant at, Story story, Catalog catalog) {
    ZoneId zone() {
      return catalog.zone();
    }
  }

  /**
   * So many.
   *
   * @param extent null: nobody said
   */
  record Count(
      double low,
      @Nullable Double high,
      Figure.Unit unit,
      Figure.@Nullable Extent extent,
      @Nullable LocalizedText basis,
      @Nullable LocalizedText words)
      implements Saying {

    /** The same as a figure. */
    public Figure figure() {
      Figure.Extent told = extent == null ? Figure.Extent.UNSAID : extent;
      return new Figure(low, high, unit, told, basis, words);
    }

    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Count(figure());
    }
  }

  /** It works again then. */
  record End(Time when) implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.End(when.interval(said));
    }
  }

  /** It began then. */
  record Onset(Time when) implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Onset(when.interval(said));
    }
  }

  /**
   * A time told in words: by the table of vague times, or between two moments of the story.
   *
   * @param day the named day of {@link Vague#ON_THE_DAY}, or null
   */
  record Time(
      LocalizedText words,
      @Nullable Vague vague,
      @Nullable LocalDate day,
      @Nullable Duration from,
      @Nullable Duration to) {

    public Time {
      boolean span = from != null && to != null;
      if (span == (vague != null) || (vague == Vague.ON_THE_DAY) != (day != null)) {
        throw new IllegalArgumentException("told by the table, or between two moments: " + words);
      }
    }

    Interval interval(Moment said) {
      if (vague == null) {
        return new Interval(
            said.story().at(Objects.requireNonNull(from)),
            said.story().at(Objects.requireNonNull(to)),
            words);
      }
      Instant meant =
          day == null ? said.at() : day.atTime(LocalTime.NOON).atZone(said.zone()).toInstant();
      return vague.interval(meant, said.zone(), words);
    }
  }

  /**
   * It is broken there.
   *
   * @param only whether nowhere else
   * @param region code of a region: all its areas
   */
  record Where(boolean only, String region) implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      Set<String> codes = new HashSet<>();
      for (Region known : said.catalog().areas().regions()) {
        if (known.code().equals(region)) {
          said.catalog().areas().in(known).stream().map(Area::code).forEach(codes::add);
        }
      }
      return new Assertion.Where(only, codes);
    }
  }

  /** It broke because of this, or not because of it. */
  record Cause(
      Assertion.Certainty certainty, Assertion.CauseKind kind, @Nullable LocalizedText words)
      implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Cause(certainty, kind, words);
    }
  }

  /** How it stands. */
  record Condition(Assertion.State state, Set<String> components) implements Saying {
    public Condition {
      components = components == null ? Set.of() : Set.copyOf(components);
    }

    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Condition(state, components);
    }
  }

  /** What sort of thing it is called. */
  record Category(Assertion.Sort sort) implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Category(sort);
    }
  }

  /** What became of the data. */
  record Data(@Nullable String component, @Nullable LocalDate day, Assertion.Fate fate)
      implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Data(component, day, fate);
    }
  }

  /** Whether there is money for it. */
  record Compensation(
      Assertion.Decision decision, @Nullable LocalizedText amount, @Nullable LocalizedText rule)
      implements Saying {
    @Override
    public Assertion assertion(Moment said) {
      return new Assertion.Compensation(decision, amount, rule);
    }
  }
}
