package io.tocsin.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to hear about what. Immutable.
 *
 * @param components ids; empty for every component
 * @param confirmedAt when the owner of the address confirmed it, or null: not yet
 * @param leftAt when the owner left, or null
 */
public record Subscription(
    String id,
    EmailAddress address,
    String language,
    Set<String> components,
    Status status,
    Instant askedAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant leftAt) {

  /** Where it stands. */
  public enum Status {
    /** Somebody typed the address; nobody showed that it is theirs. */
    PENDING,
    CONFIRMED,
    LEFT
  }

  public Subscription {
    components = Set.copyOf(components);
    if (status == Status.CONFIRMED && confirmedAt == null) {
      throw new IllegalArgumentException("a confirmed subscription was confirmed at some time");
    }
    if (status == Status.LEFT && leftAt == null) {
      throw new IllegalArgumentException("who left, left at some time");
    }
  }

  Subscription confirmed(Instant at) {
    return new Subscription(id, address, language, components, Status.CONFIRMED, askedAt, at, null);
  }

  Subscription left(Instant at) {
    return new Subscription(
        id, address, language, components, Status.LEFT, askedAt, confirmedAt, at);
  }

  Subscription wishing(String newLanguage, Set<String> newComponents) {
    return new Subscription(
        id, address, newLanguage, newComponents, status, askedAt, confirmedAt, leftAt);
  }
}
