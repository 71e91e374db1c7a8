package io.tocsin.console;

import io.tocsin.site.drawing.BandChart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why there was an alarm about one component at one minute, or none, in words. Immutable.
 *
 * @param component its id
 * @param name its name
 * @param alarm whether people's alarm lasted
 * @param failing whether probes failed confirmedly
 * @param headline alarm or none, in a sentence
 * @param heard what people reported and what was usual
 * @param bar evidence against the bar
 * @param brakes what held an alarm back
 * @param probes what each probe said
 * @param wouldTake what it would have taken; null while there was an alarm
 * @param chart evidence against the bar, minute by minute around
 * @param says the chart in a sentence
 * @param mark where the minute stands in the chart
 * @param rows the minutes in which anything was seen
 * @param verdicts what was found in these two hours
 */
public record WhyPart(
    String component,
    String name,
    boolean alarm,
    boolean failing,
    String headline,
    List<String> heard,
    String bar,
    List<String> brakes,
    List<String> probes,
    @Nullable String wouldTake,
    BandChart chart,
    String says,
    int mark,
    List<Row> rows,
    List<String> verdicts) {

  public WhyPart {
    heard = List.copyOf(heard);
    brakes = List.copyOf(brakes);
    probes = List.copyOf(probes);
    rows = List.copyOf(rows);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * One minute.
   *
   * @param address of its own page
   */
  public record Row(
      Instant minute,
      String clock,
      String address,
      int people,
      String reached,
      String needed,
      boolean alarm,
      int failing,
      boolean asked) {}
}
