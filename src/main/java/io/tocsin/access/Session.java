package io.tocsin.access;

import java.time.Instant;

/**
 * One place where somebody is signed in, as it is listed; immutable.
 *
 * @param id names it and opens nothing
 * @param seenAt when it was last used, exact to the minute
 */
public record Session(
    String id, Way way, Device device, Instant openedAt, Instant seenAt, Instant expiresAt) {}
