package io.tocsin.publication;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Source;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement before it is checked: everything may be missing or wrong.
 *
 * @param incident the incident it belongs to, or null when it opens one
 * @param opens the onset of the incident it opens, or null
 * @param source the operator's word that acknowledges, when the phase becomes acknowledged in
 *     observer mode
 * @param states component states it sets, for everybody or per cohort
 * @param despiteFailing closes although something still fails; the text says so
 * @param seenVersion version of the incident its author had before the eyes, or null; what a person
 *     changed since then refuses the draft
 * @param stage the moment of the outage it speaks at, or null: the publisher chooses one
 * @param facts the sheet from which the texts of all mouths are made, or null: they are made from
 *     what the draft itself says
 * @param seenSheet revision of the fact sheet its author had before the eyes, or null; a newer one
 *     refuses the draft
 */
public record StatementDraft(
    @Nullable String incident,
    @Nullable Instant opens,
    @Nullable Phase phase,
    Set<String> components,
    Map<String, String> text,
    @Nullable Eta eta,
    @Nullable Instant nextWord,
    @Nullable String corrects,
    @Nullable Source source,
    List<StateChange> states,
    boolean despiteFailing,
    @Nullable Long seenVersion,
    @Nullable Stage stage,
    @Nullable FactSheet facts,
    @Nullable Long seenSheet) {

  /** "Receiving is out for the addresses of neuf.fr." */
  public record StateChange(String component, Set<Cohort> cohorts, ComponentState state) {
    public StateChange {
      cohorts = Set.copyOf(cohorts);
    }
  }

  public StatementDraft {
    components = Set.copyOf(components);
    text = Map.copyOf(text);
    states = List.copyOf(states);
  }

  /** A draft without a fact sheet: its texts are made from what it says itself. */
  public StatementDraft(
      @Nullable String incident,
      @Nullable Instant opens,
      @Nullable Phase phase,
      Set<String> components,
      Map<String, String> text,
      @Nullable Eta eta,
      @Nullable Instant nextWord,
      @Nullable String corrects,
      @Nullable Source source,
      List<StateChange> states,
      boolean despiteFailing,
      @Nullable Long seenVersion) {
    this(
        incident,
        opens,
        phase,
        components,
        text,
        eta,
        nextWord,
        corrects,
        source,
        states,
        despiteFailing,
        seenVersion,
        null,
        null,
        null);
  }

  /** Returns the same draft as a correction of an earlier statement. */
  public StatementDraft correcting(String statement) {
    return new StatementDraft(
        incident,
        opens,
        phase,
        components,
        text,
        eta,
        nextWord,
        statement,
        source,
        states,
        despiteFailing,
        seenVersion,
        stage,
        facts,
        seenSheet);
  }

  /** Returns the same draft as of a version of its incident. */
  public StatementDraft seen(@Nullable Long version) {
    return new StatementDraft(
        incident,
        opens,
        phase,
        components,
        text,
        eta,
        nextWord,
        corrects,
        source,
        states,
        despiteFailing,
        version,
        stage,
        facts,
        seenSheet);
  }

  /** Returns the same draft with the sheet from which its texts are made. */
  public StatementDraft from(FactSheet sheet, Stage moment) {
    return from(sheet, moment, null);
  }

  /** Returns the same draft with the sheet from which its texts are made, at a revision. */
  public StatementDraft from(FactSheet sheet, Stage moment, @Nullable Long seen) {
    return new StatementDraft(
        incident,
        opens,
        phase,
        components,
        text,
        eta,
        nextWord,
        corrects,
        source,
        states,
        despiteFailing,
        seenVersion,
        moment,
        sheet,
        seen);
  }
}
