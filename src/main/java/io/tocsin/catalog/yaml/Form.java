package io.tocsin.catalog.yaml;

import java.util.Optional;
import java.util.function.BiFunction;

/** How a value must look to be taken for a {@code T}. */
@FunctionalInterface
interface Form<T> {

  /** Reads the value; if it has not this form, tells the value's fault and returns nothing. */
  Optional<T> read(Value value);

  /** Makes a form of what a single value says. */
  static <T> Form<T> ofText(BiFunction<Value, String, Optional<T>> reading) {
    return value -> value.scalar().flatMap(text -> reading.apply(value, text));
  }

  /** Asks more of a value that has this form already. */
  default <R> Form<R> then(BiFunction<Value, T, Optional<R>> reading) {
    return value -> read(value).flatMap(read -> reading.apply(value, read));
  }
}
