package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;

/** Why it broke, and how sure that is. */
public sealed interface Cause {

  /** Nobody knows yet, said as such. */
  record Unknown() implements Cause {}

  /** It looks like this; not yet certain. */
  record Suspected(LocalizedText text) implements Cause {}

  /** It is certain. */
  record Confirmed(LocalizedText text) implements Cause {}
}
