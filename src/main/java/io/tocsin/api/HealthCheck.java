package io.tocsin.api;

import java.util.function.Supplier;

/** One thing that has to be well for this node to serve; thread-safe. It may block for a second. */
public interface HealthCheck {

  /** Returns its name in the answer and in the metrics, {@code database}. */
  String name();

  /** Looks now; whatever it throws counts as ill. */
  State look();

  /** What was seen. */
  sealed interface State {

    /** It does what it should. */
    record Well(String detail) implements State {}

    /** It does not. */
    record Ill(String detail) implements State {}
  }

  /** Names a look. */
  static HealthCheck of(String name, Supplier<State> look) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public State look() {
        return look.get();
      }
    };
  }
}
