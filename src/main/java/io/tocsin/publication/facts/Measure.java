package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was or is being done to mend it. Immutable.
 *
 * @param doneAt when it was done, or null: under way
 */
public record Measure(LocalizedText text, @Nullable Instant doneAt) {}
