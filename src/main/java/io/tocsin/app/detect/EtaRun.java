package io.tocsin.app.detect;

import io.tocsin.detection.experience.Eta;
import io.tocsin.detection.experience.LengthPrior;
import io.tocsin.detection.experience.Lengths;
import io.tocsin.detection.experience.PastLength;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long an outage may still last: a history of resolved incidents in, one line of JSON out.
 *
 * <p>Nothing is written to a file. The line is {@code {"low":m,"median":m,"high":m}}, minutes still
 * to go, an 80 % interval.
 */
public final class EtaRun {

  /** A year; what lasts longer is not an outage any more. */
  private static final double MOST_MINUTES = 525_600;

  private EtaRun() {}

  /** Reads the history and says what it makes likely for an outage of this age. */
  public static RunOutcome run(Path history, double elapsedMinutes) throws IOException {
    if (!(elapsedMinutes >= 0) || elapsedMinutes > MOST_MINUTES) {
      return new RunOutcome.Refused(
          "--at "
              + elapsedMinutes
              + " is not a number of minutes from 0 to a year. Mend: say how many minutes the"
              + " incident has lasted, like --at 15.");
    }
    try {
      List<PastLength> resolved = LengthHistory.read(history);
      Lengths lengths = Lengths.of(resolved, LengthPrior.online());
      return new RunOutcome.Finished(
          json(lengths.after(Duration.ofMillis(Math.round(elapsedMinutes * 60_000)))));
    } catch (BadHistory bad) {
      return new RunOutcome.Refused(bad.words());
    }
  }

  private static String json(Eta eta) {
    return String.format(
        Locale.ROOT,
        "{\"low\":%.2f,\"median\":%.2f,\"high\":%.2f}",
        minutes(eta.low()),
        minutes(eta.median()),
        minutes(eta.high()));
  }

  private static double minutes(Duration duration) {
    return duration.toMillis() / 60_000.0;
  }
}
