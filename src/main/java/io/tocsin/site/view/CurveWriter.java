package io.tocsin.site.view;

import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Evidence.People.Hour;
import io.tocsin.wording.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
    TreeMap<Instant, Sums> hours = new TreeMap<>();
    for (People one : people) {
      for (Hour hour : one.hours()) {
        hours.merge(hour.start(), new Sums(hour.failing(), hour.expected()), Sums::plus);
      }
    }
    if (hours.isEmpty()) {
      return null;
    }
    SortedMap<Instant, Sums> last =
        hours.tailMap(hours.lastKey().minus(Duration.ofHours(HOURS - 1L)));
    return last.values().stream().allMatch(sums -> sums.reports() == 0)
        ? null
        : draw(reading, last);
  }

  /** Reports of all functions in one hour, and how many are usual. */
  private record Sums(long reports, double usual) {
    Sums plus(Sums other) {
      return new Sums(reports + other.reports, usual + other.usual);
    }

    double most() {
      return Math.max(reports, usual);
    }
  }

  /** An hour that nobody watched leaves its place empty. */
  private static Voices.Curve draw(Reading reading, SortedMap<Instant, Sums> hours) {
    double most = hours.values().stream().mapToDouble(Sums::most).reduce(FEW, Math::max);
    StringBuilder bars = new StringBuilder();
    StringBuilder usual = new StringBuilder();
    int end = -1;
    for (Map.Entry<Instant, Sums> hour : hours.entrySet()) {
      int x = place(hour.getKey(), hours.lastKey());
      Sums sums = hour.getValue();
      if (sums.reports() > 0) {
        long height = Math.max(2, Math.round(sums.reports() / most * HEIGHT));
        bars.append('M').append(x + 1).append(' ').append(HEIGHT);
        bars.append('v').append(-height).append('h').append(STEP - 2);
        bars.append('v').append(height).append('z');
      }
      long level = HEIGHT - Math.round(sums.usual() / most * HEIGHT);
      usual.append(x == end ? 'L' : 'M').append(x).append(' ').append(level);
      usual.append('h').append(STEP);
      end = x + STEP;
    }
    return new Voices.Curve(bars.toString(), usual.toString(), words(reading, hours));
  }

  /** The last hour stands at the right edge. */
  private static int place(Instant hour, Instant last) {
    return (HOURS - 1 - (int) Duration.between(hour, last).toHours()) * STEP;
  }

  private static String words(Reading reading, SortedMap<Instant, Sums> hours) {
    Instant from = hours.firstKey();
    Instant until = hours.lastKey().plus(Duration.ofHours(1));
    Moments ends = reading.moments().between(from, until);
    return reading
        .phrases()
        .say(
            "people.curve",
            Map.of(
                "from", ends.moment(from),
                "until", ends.moment(until),
                "peak", hours.values().stream().mapToLong(Sums::reports).max().orElseThrow()));
  }
}
