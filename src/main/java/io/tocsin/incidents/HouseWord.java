package io.tocsin.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this house said of an incident in one statement, in a form that rules can compare.
 * Immutable.
 *
 * @param statement id of the statement
 * @param operator whether the house spoke as the operator
 * @param corrects id of the statement that it takes back, or null
 */
public record HouseWord(
    String statement,
    String incident,
    Instant at,
    boolean operator,
    @Nullable String corrects,
    List<Assertion> assertions) {
  public HouseWord {
    assertions = List.copyOf(assertions);
  }
}
