package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
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
    @Nullable String corrects) {

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
}
