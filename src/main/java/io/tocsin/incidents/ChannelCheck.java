package io.tocsin.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked whether the operator said anything on a channel.
 *
 * @param lastWordAt when the newest word found there was said, or null: no word found
 */
public record ChannelCheck(
    String id,
    String service,
    String channel,
    Instant checkedAt,
    @Nullable Instant lastWordAt,
    Actor by) {}
