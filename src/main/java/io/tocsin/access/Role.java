package io.tocsin.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person of the house is, as a set of {@link Right}s.
 *
 * <p>Roles are no ladder: an approver does not write what she approves, an editor does not approve
 * what he wrote, and only an owner says who may enter.
 */
public enum Role {
  /** Answers for the house: every right. */
  OWNER,
  /** Speaks in public. */
  EDITOR,
  /** Looks at what somebody else wants to say, and says yes or no. */
  APPROVER,
  /** Answers calls. */
  AGENT,
  /** Sees everything of the incidents, does nothing. */
  READER;

  /** Returns the word by which forms and callers name it: {@code editor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it may. */
  public Set<Right> rights() {
    return switch (this) {
      case OWNER -> EnumSet.allOf(Right.class);
      case EDITOR -> EnumSet.of(Right.READ, Right.DESK, Right.SPEAK);
      case APPROVER -> EnumSet.of(Right.READ, Right.DESK, Right.APPROVE);
      case AGENT -> EnumSet.of(Right.READ, Right.DESK);
      case READER -> EnumSet.of(Right.READ);
    };
  }

  /** Says whether it may do that. */
  public boolean may(Right right) {
    return rights().contains(right);
  }

  /** Returns the role of that word. */
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
