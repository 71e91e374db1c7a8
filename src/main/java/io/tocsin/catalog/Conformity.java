package io.tocsin.catalog;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the owner declares of accessibility. Immutable.
 *
 * @param on day of the audit, or null where there was none
 * @param by who audited, or null where nobody did
 * @param contact where people write who are stopped by something, or null for the usual contacts
 */
public record Conformity(
    State state, @Nullable LocalDate on, @Nullable String by, @Nullable URI contact) {

  /** The three states of the law, article 47 of the French act of 11 February 2005. */
  public enum State {
    /** Less than half of the criteria are met, or nobody looked. */
    NOT,
    /** Half of the criteria or more are met. */
    PARTLY,
    /** All criteria are met. */
    FULLY
  }

  /** Not conformant, for nobody audited. */
  public static final Conformity UNAUDITED = new Conformity(State.NOT, null, null, null);

  public Conformity {
    if ((on == null) != (by == null)) {
      throw new IllegalArgumentException("an audit has a day and somebody who made it");
    }
    if (state != State.NOT && on == null) {
      throw new IllegalArgumentException("conformity is declared after an audit only");
    }
    if (contact != null && !OwnLink.isAddress(contact)) {
      throw new IllegalArgumentException("not an https, mailto or tel address: " + contact);
    }
  }
}
