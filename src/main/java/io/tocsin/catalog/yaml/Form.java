package io.tocsin.catalog.yaml;

import java.util.Optional;

/** How a value must look to be taken for a {@code T}. */
@FunctionalInterface
interface Form<T> {

  /** Reads the value; if it has not this form, tells the value's fault and returns nothing. */
  Optional<T> read(Value value);
}
