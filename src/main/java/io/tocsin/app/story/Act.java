package io.tocsin.app.story;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Source;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody at the desk does at one moment of a story; immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Act.Say.class, name = "say"),
  @JsonSubTypes.Type(value = Act.Check.class, name = "check"),
  @JsonSubTypes.Type(value = Act.Note.class, name = "claim"),
  @JsonSubTypes.Type(value = Act.Advise.class, name = "workaround"),
  @JsonSubTypes.Type(value = Act.Announce.class, name = "maintenance")
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
   */
  record Say(
      Duration at,
      Phase phase,
      Set<String> components,
      @Nullable Outlook eta,
      @Nullable Duration nextWord,
      LocalizedText text,
      List<StateSaid> states,
      boolean despiteFailing)
      implements Act {
    public Say {
      components = Set.copyOf(components);
      states = states == null ? List.of() : List.copyOf(states);
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
   */
  record Note(
      Duration at,
      String service,
      boolean byOperator,
      @Nullable LocalizedText speaker,
      String channel,
      Source.Precision precision,
      @Nullable Duration eta,
      boolean acknowledges,
      LocalizedText text)
      implements Act {}

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
}
