import io.tocsin.detection.Detector;
import io.tocsin.detection.Verdict;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.Signal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Folds reports through the product's detector and measures nothing else: the stream is made beside the clock, six hours
 * at a time. Seconds are those of the processor that the folding thread had; elapsed ones, with compiler and collector on
 * the same core, are printed beside them.
 */
public final class DetectSpeed {

  private static final double GOAL_SECONDS_PER_MILLION = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What one run gave. */
  private record Run(long reports, long signals, long minutes, int verdicts, double seconds, double elapsed) {
    double micros() {
      return 1e6 * seconds / reports;
    }
  }

  private DetectSpeed() {}

  public static void main(String[] arguments) {
    long reports = Long.parseLong(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    boolean probes = arguments[2].equals("probes");
    if (reports < 1 || runs < 1) {
      System.err.println("reports and runs from 1");
      System.exit(2);
    }
    System.out.printf(
        Locale.ROOT, "%,d reports on %d processor(s), 14 services, %d areas%s%n",
        reports, Runtime.getRuntime().availableProcessors(), DetectionMix.AREAS, probes ? ", with probes" : "");
    double[] micros = new double[runs];
    double[] seconds = new double[runs];
    double[] elapsed = new double[runs];
    for (int i = 0; i < runs; i++) {
      Run run = run(reports, probes);
      micros[i] = run.micros();
      seconds[i] = run.seconds();
      elapsed[i] = run.elapsed();
      System.out.printf(
          Locale.ROOT, "run %d: %.2f s of processor, %.2f s elapsed, %.2f µs per report; %,d signals, %,d minutes of stream, %d verdicts%n",
          i + 1, run.seconds(), run.elapsed(), run.micros(), run.signals(), run.minutes(), run.verdicts());
    }
    System.out.printf(
        Locale.ROOT, "median: %.2f s of processor, %.2f s elapsed, %.2f µs per report (goal %.0f)%n",
        median(seconds), median(elapsed), median(micros), GOAL_SECONDS_PER_MILLION);
  }

  private static Run run(long reports, boolean probes) {
    DetectionMix mix = new DetectionMix(new DetectionMix.Size(14, 14, 6_500, probes));
    Detector detector = new Detector();
    long seen = 0;
    long signals = 0;
    long minutes = 0;
    int verdicts = 0;
    long spent = 0;
    long elapsed = 0;
    List<Signal> batch = new ArrayList<>(mix.about());
    while (seen < reports) {
      for (int i = 0; i < 360 && seen < reports; i++) {
        List<Signal> minute = mix.next();
        seen += minute.stream().filter(signal -> signal instanceof CrowdReport).count();
        batch.addAll(minute);
        minutes++;
      }
      long from = System.nanoTime();
      long before = THREADS.getCurrentThreadCpuTime();
      for (Signal signal : batch) {
        List<Verdict> said = detector.fold(signal);
        verdicts += said.size();
      }
      spent += THREADS.getCurrentThreadCpuTime() - before;
      elapsed += System.nanoTime() - from;
      signals += batch.size();
      batch.clear();
    }
    return new Run(seen, signals, minutes, verdicts, spent / 1e9, elapsed / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
