package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we said publicly; immutable: a correction is a new statement that names the old one.
 *
 * @param sequence position in the public order of statements, from 1, without gaps in what is
 *     committed
 * @param phase the phase it announces
 * @param eta the end it announces or "none yet"; null only when it closes the incident
 * @param nextWord when the next word comes; null only when it closes the incident
 * @param corrects id of the statement it corrects, or null
 * @param stage the moment of the outage it was worded for, or null for one from before fact sheets
 * @param facts the sheet it was made from, as it was then, or null: it had none
 */
public record Statement(
    String id,
    long sequence,
    String incident,
    Instant at,
    Actor by,
    Phase phase,
    Set<String> components,
    LocalizedText text,
    @Nullable Eta eta,
    @Nullable Instant nextWord,
    @Nullable String corrects,
    @Nullable Stage stage,
    @Nullable FactSheet facts) {

  public Statement {
    components = Set.copyOf(components);
    if (sequence < 1) {
      throw new IllegalArgumentException("the first statement is number 1, not " + sequence);
    }
    if (nextWord != null && !nextWord.isAfter(at)) {
      throw new IllegalArgumentException("the next word comes after this one");
    }
    if (phase != Phase.CLOSED && (eta == null || nextWord == null)) {
      throw new IllegalArgumentException(
          "a statement of an open incident says when the next word comes, and an ETA or that there is none yet");
    }
  }

  /** A statement that was made without a fact sheet. */
  public Statement(
      String id,
      long sequence,
      String incident,
      Instant at,
      Actor by,
      Phase phase,
      Set<String> components,
      LocalizedText text,
      @Nullable Eta eta,
      @Nullable Instant nextWord,
      @Nullable String corrects) {
    this(
        id,
        sequence,
        incident,
        at,
        by,
        phase,
        components,
        text,
        eta,
        nextWord,
        corrects,
        null,
        null);
  }
}
