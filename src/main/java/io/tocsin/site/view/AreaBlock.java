package io.tocsin.site.view;

import java.util.List;

/**
 * What is known where somebody lives. Immutable.
 *
 * @param sentence the answer
 * @param report where people say how it is for them, about what the answer speaks of
 * @param open outages that run, and what is known of each here
 * @param more whether there are outages besides of which nothing is known here
 * @param reports what people here say, a sentence for each component
 * @param past outages of the last ninety days that are known to have been here
 */
public record AreaBlock(
    String code,
    String name,
    Mark mark,
    String sentence,
    String report,
    List<Here> open,
    boolean more,
    List<String> reports,
    List<IncidentBlock> past) {

  public AreaBlock {
    open = List.copyOf(open);
    reports = List.copyOf(reports);
    past = List.copyOf(past);
  }

  /**
   * One outage here.
   *
   * @param says what is known of it in this place
   * @param from who says so, empty if nobody does
   * @param since since when that is known
   */
  public record Here(
      IncidentBlock incident, Guidance guidance, String says, String from, String since) {}
}
