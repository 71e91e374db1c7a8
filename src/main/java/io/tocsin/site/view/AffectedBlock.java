package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to somebody who asks whether they are touched. Immutable.
 *
 * @param kind {@code yes}, {@code no} or {@code not-known}
 * @param sentence the answer in a few words
 * @param place the area it is about, or null: not said
 * @param findings one per function that is touched or not known to be well
 * @param ways what to do meanwhile, tried; empty when general advice has to do
 * @param advice general advice
 * @param report where to tell how it is
 */
public record AffectedBlock(
    String kind,
    String sentence,
    @Nullable String place,
    TimeTag asOf,
    List<Finding> findings,
    List<IncidentBlock.WorkaroundBlock> ways,
    List<String> advice,
    String report) {

  public AffectedBlock {
    findings = List.copyOf(findings);
    ways = List.copyOf(ways);
    advice = List.copyOf(advice);
  }

  /**
   * One function.
   *
   * @param reasons why the answer is so, a sentence each
   * @param incident address of the page about it, or null
   */
  public record Finding(
      String component, Mark mark, String answer, List<String> reasons, @Nullable String incident) {
    public Finding {
      reasons = List.copyOf(reasons);
    }
  }
}
