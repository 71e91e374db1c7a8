package io.tocsin.signals;

import org.jspecify.annotations.Nullable;

/**
 * Calls as a desk tallied them: every part may be missing or wrong. Immutable.
 *
 * @param symptom what the callers say, or null
 * @param postcode where they are, or null; only the area it lies in is kept
 */
public record CallDraft(
    @Nullable String component, @Nullable String symptom, @Nullable String postcode, int calls) {}
