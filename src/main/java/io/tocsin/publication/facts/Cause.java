package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion.CauseKind;

/**
 * Why it broke, and how sure that is.
 *
 * <p>The category is for rules alone, which do not compare free words; texts are made from the
 * words. A sheet kept before there were categories has the one that cannot be compared.
 */
public sealed interface Cause {

  /** Nobody knows yet, said as such. */
  record Unknown() implements Cause {}

  /** It looks like this; not yet certain. */
  record Suspected(LocalizedText text, CauseKind category) implements Cause {
    public Suspected {
      category = category == null ? CauseKind.OTHER : category;
    }

    /** In words alone. */
    public Suspected(LocalizedText text) {
      this(text, CauseKind.OTHER);
    }
  }

  /** It is certain. */
  record Confirmed(LocalizedText text, CauseKind category) implements Cause {
    public Confirmed {
      category = category == null ? CauseKind.OTHER : category;
    }

    /** In words alone. */
    public Confirmed(LocalizedText text) {
      this(text, CauseKind.OTHER);
    }
  }
}
