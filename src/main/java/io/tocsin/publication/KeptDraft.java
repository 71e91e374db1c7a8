package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import java.time.Instant;

/**
 * A draft that waits for a second person, for its hour, or for somebody to look at it; it never
 * changes. Immutable.
 *
 * @param digest the same for the same draft
 */
public record KeptDraft(String id, Instant at, Actor by, String digest, StatementDraft draft) {}
