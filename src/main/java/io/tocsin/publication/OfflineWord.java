package io.tocsin.publication;

import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was published without the house, on a set of files alone. Immutable.
 *
 * @param id of the statement, on every page that shows it and in the house that takes it in
 * @param site address of the page's root it was made for, and for no other
 * @param generation of the set that shows it: greater than that of the set it was made from
 * @param at when it was said
 * @param incident id of the incident it belongs to, or of the one it opens
 * @param opens the onset of the incident it opens, or null
 */
public record OfflineWord(
    String id,
    URI site,
    long generation,
    Instant at,
    String incident,
    @Nullable Instant opens,
    Phase phase,
    Set<String> components,
    Map<String, String> text,
    @Nullable Eta eta,
    @Nullable Instant nextWord,
    boolean despiteFailing) {

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  public OfflineWord {
    components = Set.copyOf(components);
    text = Map.copyOf(text);
    if (!id.matches(ID) || !incident.matches("[0-9A-Za-z-]{1,64}")) {
      throw new IllegalArgumentException("not an id: " + id + " or " + incident);
    }
    if (opens != null && !incident.matches(ID)) {
      throw new IllegalArgumentException("not an id of an incident: " + incident);
    }
    if (generation < 1) {
      throw new IllegalArgumentException("not the generation of a set: " + generation);
    }
  }

  /** Returns it as a draft that is held against the same rules as every other. */
  public StatementDraft draft() {
    return new StatementDraft(
        opens == null ? incident : null,
        opens,
        phase,
        components,
        text,
        eta,
        nextWord,
        null,
        null,
        List.of(),
        despiteFailing,
        null);
  }
}
