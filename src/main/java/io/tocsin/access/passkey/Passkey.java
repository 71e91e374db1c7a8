package io.tocsin.access.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that opens an account, as it is listed; immutable.
 *
 * @param id of the credential, base64url
 * @param name as its owner calls it
 * @param usedAt when it last let somebody in, or null: never
 */
public record Passkey(String id, String name, Instant createdAt, @Nullable Instant usedAt) {}
