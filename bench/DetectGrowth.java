import io.tocsin.detection.Detector;
import io.tocsin.signals.Signal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Detection time per minute of stream at 14, 140 and 1,400 services: once with the same active cells, because people
 * speak of 14 of them however many there are, and once with as many more. Prints a table and draws a plot.
 */
public final class DetectGrowth {

  private static final int[] SERVICES = {14, 140, 1_400};

  /** Few services have an outage on few days: they are watched for longer. */
  private static final int[] LONGER = {20, 5, 1};

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What one mix gave: active cells, and microseconds of processor a minute of stream. */
  private record Point(int services, int active, double cells, double micros) {}

  private DetectGrowth() {}

  public static void main(String[] arguments) throws IOException {
    int minutes = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Path plot = Path.of(arguments[2]);
    measure(14, 14, 4 * minutes, 2); // warms what is hot
    List<Point> same = new ArrayList<>();
    List<Point> growing = new ArrayList<>();
    System.out.printf("%8s %8s %14s %14s %14s %18s%n", "services", "spoken of", "cells an hour", "µs a minute", "µs per cell", "services x areas x 5");
    for (int services : SERVICES) {
      same.add(print(measure(services, 14, LONGER[0] * minutes, runs)));
    }
    for (int i = 0; i < SERVICES.length; i++) {
      growing.add(print(measure(SERVICES[i], SERVICES[i], LONGER[i] * minutes, runs)));
    }
    Files.writeString(plot, svg(same, growing));
    System.out.println("plot: " + plot);
  }

  private static Point print(Point point) {
    System.out.printf(
        Locale.ROOT, "%8d %8d %14.0f %14.1f %14.3f %,18d%n",
        point.services(), point.active(), point.cells(), point.micros(), point.micros() / point.cells(),
        (long) point.services() * DetectionMix.AREAS * 5);
    return point;
  }

  private static Point measure(int services, int active, int minutes, int runs) {
    double[] micros = new double[runs];
    double cells = 0;
    for (int run = 0; run < runs; run++) {
      DetectionMix mix = new DetectionMix(new DetectionMix.Size(services, active, 6_500.0 / 14 * active, false));
      Detector detector = new Detector();
      mix.about().forEach(detector::fold);
      long spent = 0;
      List<Signal> batch = new ArrayList<>();
      for (int minute = 0; minute < minutes; minute += 60) {
        for (int i = 0; i < 60; i++) {
          batch.addAll(mix.next());
        }
        long before = THREADS.getCurrentThreadCpuTime();
        batch.forEach(detector::fold);
        spent += THREADS.getCurrentThreadCpuTime() - before;
        batch.clear();
      }
      micros[run] = spent / 1e3 / minutes;
      cells = mix.activeCells();
    }
    Arrays.sort(micros);
    return new Point(services, active, cells, micros[micros.length / 2]);
  }

  private static String svg(List<Point> same, List<Point> growing) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n");
    svg.append("<title>Detection time per minute of stream against active cells</title>\n<rect width=\"640\" height=\"400\" fill=\"#fff\"/>\n");
    for (int power = 1; power <= 5; power++) {
      line(svg, x(Math.pow(10, power)), 40, x(Math.pow(10, power)), 340, "#ddd", 1);
      line(svg, 80, y(Math.pow(10, power)), 600, y(Math.pow(10, power)), "#ddd", 1);
      text(svg, x(Math.pow(10, power)), 358, "middle", "#222", String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
      text(svg, 74, y(Math.pow(10, power)) + 4, "end", "#222", String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
    }
    text(svg, 340, 384, "middle", "#222", "active cells within an hour (service, area, symptom)");
    text(svg, 80, 26, "start", "#222", "µs of one core per minute of stream");
    Point first = growing.getFirst();
    double most = growing.getLast().cells();
    line(svg, x(first.cells()), y(first.micros()), x(most), y(first.micros() * most / first.cells()), "#888", 1);
    text(svg, x(most) - 6, y(first.micros() * most / first.cells()) - 8, "end", "#666", "as many times more");
    for (Point point : growing) {
      svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"#0b5394\"/>%n", x(point.cells()), y(point.micros())));
      text(svg, x(point.cells()) + 10, y(point.micros()) + 16, "start", "#0b5394", point.services() + " services, all spoken of");
    }
    for (Point point : same.subList(1, same.size())) {
      svg.append(
          String.format(
              Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"11\" height=\"11\" fill=\"none\" stroke=\"#a61c00\" stroke-width=\"2\"/>%n",
              x(point.cells()) - 5.5, y(point.micros()) - 5.5));
      text(svg, x(point.cells()) - 12, y(point.micros()) - 6, "end", "#a61c00", point.services() + " services, 14 spoken of");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour, int width) {
    svg.append(
        String.format(
            Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n", x1, y1, x2, y2, colour, width));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String words) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, colour, words));
  }

  private static double x(double cells) {
    return 80 + 520 * (Math.log10(cells) - 1) / 4;
  }

  private static double y(double micros) {
    return 340 - 300 * (Math.log10(micros) - 1) / 4;
  }
}
