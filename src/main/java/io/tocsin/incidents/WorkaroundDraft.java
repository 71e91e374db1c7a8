package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do meanwhile, before it is checked; immutable.
 *
 * @param conditions for whom and when it works, or null
 * @param limits what it does not do, or null
 * @param expires when it is no longer shown, or null
 */
public record WorkaroundDraft(
    String incident,
    String component,
    LocalizedText steps,
    @Nullable LocalizedText conditions,
    @Nullable LocalizedText limits,
    Source source,
    @Nullable Instant expires,
    Instant at,
    Actor by) {}
