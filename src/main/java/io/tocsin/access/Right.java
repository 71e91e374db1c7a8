package io.tocsin.access;

import io.tocsin.web.Permission;
import java.util.Locale;
import java.util.Optional;

/** One thing that a person of the house may do; a route of the newsroom asks for exactly one. */
public enum Right {
  /** To see what the newsroom sees, and to look after one's own account. */
  READ,
  /** To answer the telephone: count calls, note what was said, propose. Nothing goes public. */
  DESK,
  /** To change what the public reads: incidents, statements, workarounds, announced work. */
  SPEAK,
  /** To be the second pair of eyes on what somebody else wants to say. */
  APPROVE,
  /** To say who may enter, people and machines, and to read the audit log. */
  MANAGE;

  /** Returns the word by which routes name it: {@code speak}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a route that asks for it puts into the table. */
  public Permission permission() {
    return new Permission.SignedIn(word());
  }

  /** Returns the right of that word. */
  public static Optional<Right> of(String word) {
    for (Right right : values()) {
      if (right.word().equals(word)) {
        return Optional.of(right);
      }
    }
    return Optional.empty();
  }
}
