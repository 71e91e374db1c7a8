package io.tocsin.alerting;

import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What was already told of an incident. Immutable.
 *
 * @param last the newest word that somebody said; what a playbook said by itself is none
 * @param sheet the facts as they stand, whether they were said or not
 */
public record Told(@Nullable Statement last, @Nullable SheetRevision sheet) {

  /** Nobody has spoken, and nobody has written anything down. */
  static final Told NOTHING = new Told(null, null);
}
