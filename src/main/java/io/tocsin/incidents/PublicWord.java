package io.tocsin.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does to the incident it is about; immutable.
 *
 * @param statement id of the statement, written in the same transaction
 * @param phase the phase it announces
 * @param components those it names, which the incident holds from then on
 * @param eta the end it announces or "none yet"; required unless it closes
 * @param nextWord when the next word comes; required unless it closes
 * @param source the operator's word it passes on, or null; not needed where the operator itself
 *     speaks
 * @param despiteFailing whether it says in public that it closes although something still fails
 * @param correction whether it corrects an earlier statement: the only word a closed incident takes
 * @param seenVersion version of the incident its author had before the eyes, or null when nobody
 *     looked; a person's change since then refuses it, evidence does not
 * @param assertions what it says, in a form that can be compared with what others say
 * @param corrects id of the statement that it corrects, or null
 */
public record PublicWord(
    String incident,
    String statement,
    Phase phase,
    Set<String> components,
    @Nullable Eta eta,
    @Nullable Instant nextWord,
    @Nullable Source source,
    List<StateChange> states,
    boolean despiteFailing,
    boolean correction,
    @Nullable Long seenVersion,
    Instant at,
    Actor by,
    List<Assertion> assertions,
    @Nullable String corrects) {
  public PublicWord {
    assertions = List.copyOf(assertions);
    components = Set.copyOf(components);
    states = List.copyOf(states);
  }
}
