package io.tocsin.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of the log somebody wants to see. Immutable.
 *
 * @param actor exactly as it is written, or null: everybody
 * @param deed or null: every deed
 * @param before id of the line after which to go on, or null: from the newest
 */
public record AuditQuestion(@Nullable String actor, @Nullable Deed deed, @Nullable String before) {

  /** Everything, from the newest line. */
  public static final AuditQuestion EVERYTHING = new AuditQuestion(null, null, null);
}
