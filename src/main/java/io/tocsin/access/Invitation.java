package io.tocsin.access;

import java.time.Instant;

/**
 * A one-time link to an account, as it is told once to the one who asked for it; immutable.
 *
 * @param secret goes into the link
 * @param expiresAt when the link stops working unused
 */
public record Invitation(Secret secret, Role role, Instant expiresAt) {}
