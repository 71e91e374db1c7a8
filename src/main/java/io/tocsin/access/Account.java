package io.tocsin.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of the house; immutable.
 *
 * @param name as it signs statements and as it is typed to sign in
 * @param closedAt since when nobody comes in by it, or null: open
 */
public record Account(
    String id, String name, Role role, Instant createdAt, @Nullable Instant closedAt) {

  /** Says whether its person may come in. */
  public boolean isOpen() {
    return closedAt == null;
  }
}
