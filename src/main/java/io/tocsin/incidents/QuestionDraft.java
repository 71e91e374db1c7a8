package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question before it is checked; immutable.
 *
 * @param askedOf who was asked ("press office")
 * @param channel by which way ("e-mail"), or null
 */
public record QuestionDraft(
    String incident,
    LocalizedText text,
    LocalizedText askedOf,
    @Nullable String channel,
    Instant askedAt,
    Instant at,
    Actor by) {}
