import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An endless stream of reports, ticks and, if wanted, probes, the same on every machine: services with quiet nights and
 * busy evenings, and about every eight days for each of them an outage, everywhere, in a region, in neighbouring areas or
 * here and there.
 *
 * <p>96 areas on a grid of 12 by 8, twelve regions, four operators whose lines people use, five symptoms a service.
 */
final class DetectionMix {

  static final int COLUMNS = 12;
  static final int ROWS = 8;
  static final int AREAS = COLUMNS * ROWS;

  /** An outage of everything begins with so many times the usual reports, give or take. */
  private static final double LOUD = 60;

  private static final int OPERATORS = 4;
  private static final int SYMPTOMS = 5;
  private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
  private static final String[] VANTAGES = {"north", "south", "east", "west", "centre", "coast", "hills"};
  private static final int[] DAY = {12, 8, 6, 5, 5, 7, 15, 30, 48, 55, 58, 60, 58, 56, 55, 56, 60, 68, 80, 92, 100, 90, 60, 30};

  /** How much of everything there is. */
  record Size(int services, int active, double reportsADay, boolean probes) {}

  /** An outage that runs; areas that are down, and how loud it is, in reports a minute at first. */
  private record Outage(int service, long from, long until, boolean[] down, double loud) {}

  private final Size size;
  private final SplittableRandom random = new SplittableRandom(20_260_202);
  private final double[] people = new double[AREAS];
  private final double[] pick = new double[AREAS];
  private final double[] share;
  private final List<Outage> outages = new ArrayList<>();
  private final Set<Long> cells = new HashSet<>();
  private long minute;
  private long number;
  private long cellHours;
  private long hours;

  DetectionMix(Size size) {
    this.size = size;
    double all = 0;
    for (int area = 0; area < AREAS; area++) {
      people[area] = 200_000 * Math.exp(1.2 * random.nextGaussian());
      all += people[area];
      pick[area] = all;
    }
    share = new double[size.active()];
    double sum = 0;
    for (int service = 0; service < share.length; service++) {
      share[service] = Math.exp(random.nextGaussian());
      sum += share[service];
    }
    for (int service = 0; service < share.length; service++) {
      share[service] /= sum;
    }
  }

  /** What is said before the first report. */
  List<Signal> about() {
    List<Land> lands = new ArrayList<>();
    for (int area = 0; area < AREAS; area++) {
      lands.add(new Land(area(area), "region-" + region(area), (long) people[area], neighbours(area)));
    }
    List<Clientele> clienteles = new ArrayList<>();
    List<Watched> watched = new ArrayList<>();
    for (int service = 0; service < size.services(); service++) {
      Map<String, Long> byArea = new HashMap<>();
      for (int area = 0; area < AREAS; area++) {
        byArea.put(area(area), (long) (people[area] / 20));
      }
      clienteles.add(new Clientele(service(service), 1_000_000, byArea, List.of(), service < OPERATORS));
      List<WatchedProbe> probes =
          size.probes() ? List.of(new WatchedProbe("probe-" + service, Set.of(), Duration.ofMinutes(5), 3, 5)) : List.of();
      watched.add(new Watched(service(service), service(service), probes));
    }
    List<VantagePoint> points = new ArrayList<>();
    for (int place = 0; place < VANTAGES.length; place++) {
      points.add(new VantagePoint(VANTAGES[place], area(place), place < OPERATORS ? service(place) : null));
    }
    return List.of(
        new LandscapeChanged("landscape", START, ZoneId.of("+01:00"), Set.of(), lands, clienteles),
        new CatalogChanged("catalogue", START, watched, points));
  }

  private static String service(int service) {
    return "service-" + service;
  }

  private static String area(int area) {
    return "area-" + area;
  }

  private static int region(int area) {
    return area / COLUMNS / 4 * 6 + area % COLUMNS / 2;
  }

  private static List<String> neighbours(int area) {
    int row = area / COLUMNS;
    int column = area % COLUMNS;
    List<String> near = new ArrayList<>();
    for (int other = 0; other < AREAS; other++) {
      if (Math.abs(other / COLUMNS - row) + Math.abs(other % COLUMNS - column) == 1) {
        near.add(area(other));
      }
    }
    return near;
  }

  /** The signals of the next minute, its tick last. */
  List<Signal> next() {
    List<Signal> signals = new ArrayList<>();
    if (size.probes() && minute % 5 == 0) {
      probe(signals);
    }
    begin();
    outages.removeIf(outage -> outage.until() + 60 < minute);
    double busy = DAY[(int) (minute / 60 % 24)] / 48.7;
    for (int service = 0; service < size.active(); service++) {
      int usual = poisson(size.reportsADay() * 0.65 / 1440 * share[service] * busy);
      for (int i = 0; i < usual; i++) {
        report(signals, service, place());
      }
    }
    for (Outage outage : outages) {
      for (int i = poisson(loudness(outage, busy)); i > 0; i--) {
        int place = place();
        if (outage.down()[place] || random.nextInt(25) == 0) {
          report(signals, outage.service(), place);
        }
      }
    }
    minute++;
    signals.add(new Tick("tick-" + minute, at(minute)));
    if (minute % 60 == 0) {
      cellHours += cells.size();
      hours++;
      cells.clear();
    }
    return signals;
  }

  private double loudness(Outage outage, double busy) {
    double age = minute - outage.from();
    return minute < outage.until()
        ? outage.loud() * busy * (1 - Math.exp(-(age + 1) / 3)) * (0.3 + 0.7 * Math.exp(-age / 60))
        : outage.loud() * busy * 0.1 * Math.exp(-(minute - outage.until()) / 15.0);
  }

  private void begin() {
    for (int service = 0; service < size.active(); service++) {
      if (random.nextInt(8 * 1440) == 0) {
        boolean[] down = down();
        double loud = LOUD * size.reportsADay() / 1440 * share[service] * Math.exp(random.nextGaussian());
        outages.add(new Outage(service, minute, minute + 15 + random.nextInt(165), down, Math.max(2, loud)));
      }
    }
  }

  private boolean[] down() {
    int shape = random.nextInt(8);
    int centre = random.nextInt(AREAS);
    boolean[] down = new boolean[AREAS];
    for (int area = 0; area < AREAS; area++) {
      int away = Math.abs(area / COLUMNS - centre / COLUMNS) + Math.abs(area % COLUMNS - centre % COLUMNS);
      down[area] =
          switch (shape) {
            case 0 -> away <= 1;
            case 1 -> region(area) == region(centre);
            case 2 -> random.nextInt(6) == 0;
            default -> true;
          };
    }
    return down;
  }

  private void report(List<Signal> signals, int service, int area) {
    int symptom = Math.min(random.nextInt(SYMPTOMS), random.nextInt(SYMPTOMS));
    int line = random.nextInt(OPERATORS);
    int came = random.nextInt(100);
    String block = "block-" + random.nextInt(60_000);
    String network = "network-" + random.nextInt(900);
    String referral = came < 68 ? "direct" : came < 92 ? "search" : came < 97 ? "social" : "news";
    Reporter who =
        new Reporter(Long.toHexString(random.nextLong()), block, network, referral, service(line % size.services()));
    Instant at = at(minute).plusSeconds(signals.size() % 60);
    signals.add(
        new CrowdReport(
            "report-" + number++, at, service(service), service(service), "symptom-" + symptom, false,
            came % 25 == 0 ? null : area(area), Set.of(), null, null, null, who, 1));
    cells.add(((long) service * AREAS + area) * SYMPTOMS + symptom);
  }

  private void probe(List<Signal> signals) {
    for (int service = 0; service < size.services(); service++) {
      for (String vantage : VANTAGES) {
        boolean fails = random.nextInt(300) == 0 || isOut(service) && random.nextInt(10) < 4;
        signals.add(
            new ProbeResult(
                "answer-" + number++, at(minute), service(service), service(service), "probe-" + service, Set.of(),
                fails ? ProbeReason.TLS_FAILED : ProbeReason.AS_EXPECTED, Duration.ofMillis(20), "", vantage));
      }
    }
  }

  private boolean isOut(int service) {
    return outages.stream().anyMatch(outage -> outage.service() == service && minute < outage.until());
  }

  private static Instant at(long minute) {
    return START.plusSeconds(minute * 60);
  }

  private int place() {
    double where = random.nextDouble() * pick[AREAS - 1];
    int area = 0;
    while (pick[area] < where) {
      area++;
    }
    return area;
  }

  private int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double least = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Cells of service, area and symptom that somebody named within an hour, on average. */
  double activeCells() {
    return hours == 0 ? cells.size() : (double) cellHours / hours;
  }
}
