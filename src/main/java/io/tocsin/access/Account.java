package io.tocsin.access;

import java.time.Instant;

/**
 * A person of the house; immutable.
 *
 * @param name as it signs statements and as it is typed to sign in
 */
public record Account(String id, String name, Role role, Instant createdAt) {}
