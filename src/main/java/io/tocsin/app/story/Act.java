package io.tocsin.app.story;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.publication.facts.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody at the desk does at one moment of a story; immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Act.Say.class, name = "say"),
  @JsonSubTypes.Type(value = Act.Check.class, name = "check"),
  @JsonSubTypes.Type(value = Act.Note.class, name = "claim"),
  @JsonSubTypes.Type(value = Act.Advise.class, name = "workaround"),
  @JsonSubTypes.Type(value = Act.Announce.class, name = "maintenance"),
  @JsonSubTypes.Type(value = Act.Ask.class, name = "ask"),
  @JsonSubTypes.Type(value = Act.Tally.class, name = "tally"),
  @JsonSubTypes.Type(value = Act.Propose.class, name = "propose"),
  @JsonSubTypes.Type(value = Act.Approve.class, name = "publish"),
  @JsonSubTypes.Type(value = Act.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = Act.Settle.class, name = "settle")
})
public sealed interface Act {

  /** When, from the start of the story. */
  Duration at();

  /**
   * A statement.
   *
   * @param eta the end it announces, from the moment it is said; null only when it closes
   * @param nextWord when the next word comes, from the moment it is said; null only when it closes
   * @param despiteFailing whether it says that it closes although something still fails
   * @param stage the moment it speaks at; null as long as it has no facts: the desk chooses one
   * @param facts the sheet behind it, or null: it is made from what it says itself
   */
  record Say(
      Duration at,
      Phase phase,
      Set<String> components,
      @Nullable Outlook eta,
      @Nullable Duration nextWord,
      LocalizedText text,
      List<StateSaid> states,
      boolean despiteFailing,
      @Nullable Stage stage,
      @Nullable Facts facts)
      implements Act {
    public Say {
      components = Set.copyOf(components);
      states = states == null ? List.of() : List.copyOf(states);
      if ((stage == null) != (facts == null)) {
        throw new IllegalArgumentException("a stage and the facts of it go together");
      }
    }
  }

  /** An end that is announced, or honestly none yet. */
  sealed interface Outlook {

    /** So long from now. */
    record In(Duration time) implements Outlook {}

    /** "We do not know yet." */
    record NoneYet() implements Outlook {}
  }

  /** How a component is said to be, for everybody or for some. */
  record StateSaid(String component, List<Cohort> cohorts, ComponentState state) {
    public StateSaid {
      cohorts = cohorts == null ? List.of() : List.copyOf(cohorts);
    }
  }

  /**
   * Somebody looked whether the operator said anything.
   *
   * @param lastWord when the newest word found was said, from the start of the story, or null
   */
  record Check(Duration at, String service, String channel, @Nullable Duration lastWord)
      implements Act {}

  /**
   * What somebody said elsewhere is written down.
   *
   * @param eta the end it announces, from the moment it was said, or null
   * @param acknowledges whether the operator says in it that there is a disturbance
   * @param name by which the story speaks of it, or null
   * @param saidAt when it was said, from the start of the story, or null: when it is written down
   * @param recorder how it came to the desk, or null: an editor heard it
   * @param says what it says, in a form that can be compared; may be empty
   * @param corrects name of the claim that its speaker takes back with it, or null
   * @param answers name of the question that it answers, or null
   */
  record Note(
      Duration at,
      String service,
      boolean byOperator,
      @Nullable LocalizedText speaker,
      @Nullable String channel,
      Source.Precision precision,
      @Nullable Duration eta,
      boolean acknowledges,
      LocalizedText text,
      @Nullable String name,
      @Nullable Duration saidAt,
      @Nullable Recorder recorder,
      List<Saying> says,
      @Nullable String corrects,
      @Nullable String answers)
      implements Act {
    public Note {
      says = says == null ? List.of() : List.copyOf(says);
    }
  }

  /** A way to manage meanwhile is made public. */
  record Advise(
      Duration at,
      String component,
      LocalizedText speaker,
      String channel,
      @Nullable LocalizedText conditions,
      LocalizedText steps,
      @Nullable LocalizedText limits)
      implements Act {}

  /**
   * Work is announced.
   *
   * @param start from the start of the story
   * @param end from the start of the story
   */
  record Announce(
      Duration at,
      String service,
      Set<String> components,
      Duration start,
      Duration end,
      LocalizedText text)
      implements Act {
    public Announce {
      components = Set.copyOf(components);
    }
  }

  /**
   * Somebody is asked.
   *
   * @param name by which the story speaks of it
   */
  record Ask(
      Duration at,
      String name,
      String service,
      LocalizedText of,
      @Nullable String channel,
      LocalizedText text)
      implements Act {}

  /**
   * Calls that were taken are tallied.
   *
   * @param calls postcode of the callers to how many called
   */
  record Tally(Duration at, String component, @Nullable String symptom, Map<String, Integer> calls)
      implements Act {
    public Tally {
      calls = new TreeMap<>(calls);
    }
  }

  /**
   * An agent hands in a way to manage; nothing of it is public.
   *
   * @param name by which the story speaks of it
   */
  record Propose(
      Duration at,
      String name,
      String component,
      LocalizedText speaker,
      String channel,
      Source.@Nullable Precision precision,
      @Nullable LocalizedText conditions,
      LocalizedText steps,
      @Nullable LocalizedText limits)
      implements Act {}

  /**
   * An editor puts what an agent handed in on the page: one tap.
   *
   * @param proposal its name in the story
   */
  record Approve(Duration at, String proposal) implements Act {}

  /** Somebody tells how long callers wait at the helpline. */
  record Wait(Duration at, String service, HelplineWait.Length length) implements Act {}

  /**
   * An editor chooses a way out of what does not fit and waits.
   *
   * @param service whose incident it is about
   * @param matter what it is about
   * @param words why both were said; null shows both in public as they stand
   */
  record Settle(Duration at, String service, Matter matter, @Nullable LocalizedText words)
      implements Act {}
}
