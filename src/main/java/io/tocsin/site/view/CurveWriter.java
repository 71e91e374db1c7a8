package io.tocsin.site.view;

import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Evidence.People.Hour;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws reports per hour: bars, and the usual level as steps. */
final class CurveWriter {

  private static final int HEIGHT = 48;
  private static final int STEP = 10;
  private static final int HOURS = 24;

  /** Fewer reports than this never fill the picture. */
  private static final int FEW = 6;

  private CurveWriter() {}

  static Voices.@Nullable Curve write(Reading reading, List<People> people) {
    Map<Instant, double[]> hours = new TreeMap<>();
    for (People one : people) {
      for (Hour hour : one.hours()) {
        double[] sums = hours.computeIfAbsent(hour.start(), start -> new double[2]);
        sums[0] += hour.failing();
        sums[1] += hour.expected();
      }
    }
    List<double[]> last = List.copyOf(hours.values());
    last = last.subList(Math.max(0, last.size() - HOURS), last.size());
    double highest = last.stream().mapToDouble(sums -> Math.max(sums[0], sums[1])).max().orElse(0);
    double most = Math.max(FEW, highest);
    double reports = last.stream().mapToDouble(sums -> sums[0]).sum();
    if (reports == 0) {
      return null;
    }
    return draw(reading, last, most);
  }

  private static Voices.Curve draw(Reading reading, List<double[]> hours, double most) {
    StringBuilder bars = new StringBuilder();
    StringBuilder usual = new StringBuilder();
    int x = (HOURS - hours.size()) * STEP;
    for (double[] sums : hours) {
      long bar = Math.round(sums[0] / most * HEIGHT);
      if (bar > 0 || sums[0] > 0) {
        long height = Math.max(2, bar);
        bars.append('M').append(x + 1).append(' ').append(HEIGHT);
        bars.append('v').append(-height).append('h').append(STEP - 2);
        bars.append('v').append(height).append('z');
      }
      long level = HEIGHT - Math.round(sums[1] / most * HEIGHT);
      usual.append(usual.isEmpty() ? 'M' : 'L').append(x).append(' ').append(level);
      usual.append('h').append(STEP);
      x += STEP;
    }
    long peak = Math.round(hours.stream().mapToDouble(sums -> sums[0]).max().orElse(0));
    long last = Math.round(hours.getLast()[0]);
    String description =
        last == peak
            ? reading.phrases().say("people.curve-highest", "peak", peak)
            : reading.phrases().say("people.curve", "peak", peak, "last", last);
    return new Voices.Curve(bars.toString(), usual.toString(), description);
  }
}
