package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said somewhere, recorded, not ours.
 *
 * @param incident the incident it is about, or null
 * @param byOperator whether the operator or its staff is the speaker
 * @param recordedAt when it was written down here
 * @param eta the end it announces, or null
 */
public record Claim(
    String id,
    @Nullable String incident,
    String service,
    LocalizedText text,
    boolean byOperator,
    Source source,
    Instant recordedAt,
    @Nullable Instant eta) {}
