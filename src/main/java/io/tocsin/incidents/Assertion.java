package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a word says, in a form that rules can compare; immutable.
 *
 * <p>A claim carries as many as were said in it. The last three are made of evidence and of the
 * records of this house, never of a claim.
 */
public sealed interface Assertion {

  /** So many are touched, or signed, or reported. */
  record Count(Figure figure) implements Assertion {}

  /** It works again then. */
  record End(Interval when) implements Assertion {}

  /** More is told then, and not before. */
  record NextWord(Interval when) implements Assertion {}

  /** It began then. */
  record Onset(Interval when) implements Assertion {}

  /**
   * It is broken there.
   *
   * @param only whether nowhere else
   * @param areas codes of the catalogue's areas; a region is all its areas; empty: everywhere
   */
  record Where(boolean only, Set<String> areas) implements Assertion {
    public Where {
      areas = Set.copyOf(areas);
      if (only && areas.isEmpty()) {
        throw new IllegalArgumentException("only where?");
      }
    }
  }

  /**
   * It is broken for them.
   *
   * @param only whether for nobody else and in nothing else
   * @param components empty: not said
   * @param cohorts empty: not said
   */
  record Reach(boolean only, Set<String> components, Set<Cohort> cohorts) implements Assertion {
    public Reach {
      components = Set.copyOf(components);
      cohorts = Set.copyOf(cohorts);
    }
  }

  /**
   * It broke because of this.
   *
   * @param what in the words that were used, or null
   */
  record Cause(Certainty certainty, CauseKind kind, @Nullable LocalizedText what)
      implements Assertion {}

  /** How sure a cause is said to be. */
  enum Certainty {
    DENIED,
    SUSPECTED,
    CONFIRMED
  }

  /** What kind of cause; only two of the closed kinds can be told to be different. */
  enum CauseKind {
    ATTACK,
    UPDATE,
    HARDWARE,
    SOFTWARE,
    OVERLOAD,
    POWER,
    CABLE,
    SUPPLIER,
    PLANNED_WORK,
    MISTAKE,
    /** None of these; its words cannot be compared. */
    OTHER
  }

  /**
   * How it stands.
   *
   * @param components empty: all of it
   */
  record Condition(State state, Set<String> components) implements Assertion {
    public Condition {
      components = Set.copyOf(components);
    }
  }

  /** How something stands, in a word. */
  enum State {
    RESOLVED,
    PARTLY,
    FAILING
  }

  /** What sort of thing it is called. */
  record Category(Sort sort) implements Assertion {}

  /** What sort of thing. */
  enum Sort {
    MAINTENANCE,
    OUTAGE
  }

  /**
   * What became of the data.
   *
   * @param component null: of everything
   * @param day null: of every day of it
   */
  record Data(@Nullable String component, @Nullable LocalDate day, Fate fate)
      implements Assertion {}

  /** What became of data. */
  enum Fate {
    SAFE,
    WAITING,
    RETURNED_TO_SENDER,
    LOST,
    UNKNOWN
  }

  /**
   * Whether there is money for it.
   *
   * @param amount how much ("15 euros"), or null
   * @param rule for whom and how, or null
   */
  record Compensation(
      Decision decision, @Nullable LocalizedText amount, @Nullable LocalizedText rule)
      implements Assertion {}

  /** What was decided. */
  enum Decision {
    NOT_DECIDED,
    NOTHING,
    GRANTED
  }

  /**
   * What probes and people show of one component now.
   *
   * @param cohorts those for whom it fails; empty: for everybody
   */
  record Seen(String component, boolean failing, Set<Cohort> cohorts) implements Assertion {
    public Seen {
      cohorts = Set.copyOf(cohorts);
    }
  }

  /**
   * Where people report it from.
   *
   * @param people distinct people by code of their area
   * @param usual reports that ordinary times bring from there, or null: not known
   */
  record Heard(Map<String, Integer> people, @Nullable Double usual) implements Assertion {
    public Heard {
      people = Map.copyOf(people);
    }

    /** Nobody knows what is usual. */
    public Heard(Map<String, Integer> people) {
      this(people, null);
    }
  }

  /** Nobody announced work here before it began. */
  record Unannounced(Instant began) implements Assertion {}
}
