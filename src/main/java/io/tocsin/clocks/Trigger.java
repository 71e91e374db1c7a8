package io.tocsin.clocks;

import io.tocsin.catalog.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A circumstance that starts a clock. Immutable.
 *
 * @param text the circumstance as a sentence that holds or does not
 * @param seen what the house observes of it by itself, or null: the team is asked
 */
public record Trigger(String id, LocalizedText text, @Nullable Seen seen) {}
