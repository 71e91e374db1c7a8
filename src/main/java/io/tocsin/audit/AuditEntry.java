package io.tocsin.audit;

import java.time.Instant;

/**
 * One line of the log. Immutable.
 *
 * @param actor "PERSON marie", "TOKEN desk", "CLOCK": kind and name, as the rooms write it
 * @param subject id of what it was done to, or empty
 * @param outcome what came of it
 * @param detail closed words about it ("NEXT_WORD_REQUIRED"), or empty; no texts, no secrets
 */
public record AuditEntry(
    String id,
    Instant at,
    String actor,
    Deed deed,
    String subject,
    Outcome outcome,
    String detail) {

  /** What came of a deed. */
  public enum Outcome {
    DONE,
    REFUSED
  }

  /** Who is not known. */
  public static final String STRANGER = "STRANGER";

  /** Whoever holds the machine, or the program itself when it starts. */
  public static final String SERVER = "SERVER";

  private static final int LONGEST = 500;

  public AuditEntry {
    if (actor.isBlank() || actor.length() > LONGEST) {
      throw new IllegalArgumentException("not an actor");
    }
    if (subject.length() > LONGEST || detail.length() > LONGEST) {
      throw new IllegalArgumentException("the log takes ids and words, not texts");
    }
  }

  /** Returns how an account is named as an actor. */
  public static String person(String name) {
    return "PERSON " + name;
  }
}
