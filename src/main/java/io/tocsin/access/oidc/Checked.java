package io.tocsin.access.oidc;

import java.util.function.Function;

/** Something that was checked, or why it is not believed. Immutable. */
sealed interface Checked<T> {

  /** It may be believed. */
  record Passed<T>(T value) implements Checked<T> {}

  /** It may not. */
  record Failed<T>(Refusal why) implements Checked<T> {}

  static <T> Checked<T> passed(T value) {
    return new Passed<>(value);
  }

  static <T> Checked<T> failed(Refusal why) {
    return new Failed<>(why);
  }

  /** Goes on with what passed. */
  default <R> Checked<R> then(Function<T, Checked<R>> step) {
    return switch (this) {
      case Passed<T>(T value) -> step.apply(value);
      case Failed<T>(Refusal why) -> failed(why);
    };
  }
}
