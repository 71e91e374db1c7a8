package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was asked about an incident, and whether an answer came. Immutable.
 *
 * @param text what was asked
 * @param askedOf who was asked ("press office")
 * @param channel by which way ("e-mail"), or null
 * @param answeredAt when an answer came, or null: none so far
 * @param answer id of the claim that answers it, or null
 */
public record Question(
    String id,
    String incident,
    LocalizedText text,
    LocalizedText askedOf,
    @Nullable String channel,
    Instant askedAt,
    Actor by,
    @Nullable Instant answeredAt,
    @Nullable String answer) {}
