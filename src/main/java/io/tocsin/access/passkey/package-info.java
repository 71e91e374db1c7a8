/**
 * Signing in with a device in place of a password (W3C Web Authentication, level 3): the two
 * ceremonies, the challenges they answer, and the public keys that are kept. It decides nothing
 * about what somebody may do, and it trusts no device about itself: attestation is not asked for.
 * It calls its parent, {@code audit} and {@code store}; only {@link Ceremonies} knows the library.
 */
@NullMarked
package io.tocsin.access.passkey;

import org.jspecify.annotations.NullMarked;
