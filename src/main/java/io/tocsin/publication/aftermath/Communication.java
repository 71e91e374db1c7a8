package io.tocsin.publication.aftermath;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well an outage was told by whoever runs the service: counts with their cases, no mark.
 * Immutable.
 *
 * @param method by which it was counted; figures of one method can be compared over the years
 * @param operator whose words they are
 * @param length from onset to recovery, or to closing when nobody saw the recovery
 * @param toFirstWord from onset to the operator's first public word, or null: there was none
 * @param wordsOnTime promises of a next word that were kept
 * @param wordsLate those that were not
 * @param endsKept announced ends that were kept
 * @param endsMissed those that were late, moved after they had passed, or never came true
 * @param corrections statements that put an earlier one right
 * @param contradictions ids of the contradictions that were public
 * @param disagreement how long at least one of them stood
 * @param publicFrom when the public sees it; the operator sees it first
 */
public record Communication(
    String method,
    String incident,
    String service,
    String operator,
    Instant closedAt,
    Duration length,
    @Nullable Duration toFirstWord,
    int wordsOnTime,
    int wordsLate,
    int endsKept,
    int endsMissed,
    int corrections,
    List<String> contradictions,
    Duration disagreement,
    Instant publicFrom) {
  public Communication {
    contradictions = List.copyOf(contradictions);
  }
}
