package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said somewhere, before it is checked; immutable.
 *
 * @param incident the incident it is about, or null
 * @param byOperator whether the operator or its staff is the speaker
 * @param eta the end it announces, or null; a promise when the operator is the speaker
 * @param acknowledges whether the operator says in it that there is a disturbance
 */
public record ClaimDraft(
    @Nullable String incident,
    String service,
    LocalizedText text,
    boolean byOperator,
    Source source,
    @Nullable Instant eta,
    boolean acknowledges,
    Instant at,
    Actor by) {}
