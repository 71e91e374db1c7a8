package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One word of the operator: through us, or as a claim. Immutable.
 *
 * @param source where it was said, or null when it is a statement of ours
 * @param statement id of the statement that says it, or null
 * @param claim id of the claim that says it, or null
 */
public record OperatorWord(
    Instant at,
    LocalizedText text,
    @Nullable Source source,
    @Nullable String statement,
    @Nullable String claim) {}
