package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.LocalizedText;

/** Whose word something is; nobody is ever given a name that the source does not give. */
public sealed interface Voice {

  /**
   * This house, by its statements.
   *
   * @param operator whether it runs the service itself
   */
  record House(boolean operator) implements Voice {}

  /**
   * Somebody whom the source names.
   *
   * @param operator whether the source names the operator or its staff
   */
  record Named(LocalizedText name, boolean operator) implements Voice {}

  /** The operator, of whose people the source names none. */
  record Operator() implements Voice {}

  /** Somebody whom the source does not name. */
  record Unnamed() implements Voice {}

  /** What probes and people show: one voice, which never contradicts itself. */
  record Evidence() implements Voice {}

  /** What this house has in its books. */
  record Records() implements Voice {}

  /** Whether it can be held to an end and to money. */
  default boolean isOperator() {
    return switch (this) {
      case House(boolean operator) -> operator;
      case Named(LocalizedText _, boolean operator) -> operator;
      case Operator() -> true;
      case Unnamed(), Evidence(), Records() -> false;
    };
  }

  /** Whether both are surely the same; two who are not named never are. */
  default boolean isSame(Voice other) {
    return switch (this) {
      case House _ -> other instanceof House;
      case Operator() -> other instanceof Operator;
      case Evidence() -> other instanceof Evidence;
      case Records() -> other instanceof Records;
      case Unnamed() -> false;
      case Named(LocalizedText name, boolean operator) ->
          other instanceof Named(LocalizedText second, boolean too)
              && operator == too
              && Alike.are(name, second);
    };
  }
}
