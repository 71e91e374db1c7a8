package io.tocsin.signals;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.detection.Detector;
import io.tocsin.detection.Verdict;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some weeks of a mail service in a country: people who report as they do, outages, and a brigade
 * that reports beside them. The people and the outages are the same with and without it.
 */
final class BesiegedSeason {

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final String SERVICE = "mail";
  private static final String COMPONENT = "receive";
  private static final String[] SYMPTOMS = {"no-receive", "no-send", "sign-in"};
  private static final int REPORTS_A_DAY = 250;
  private static final int QUIET_DAYS = 8;
  private static final double CARRIER = 0.1;
  private static final double LOWEST_SHARE = 0.01;
  private static final double HIGHEST_SHARE = 0.6;

  private final Areas france = FrenchAreas.load();
  private final List<Area> areas = List.copyOf(france.all());
  private final double[] upTo = new double[areas.size()];
  private final long seed;
  private final int days;
  private final List<Outage> outages = new ArrayList<>();

  /** Something that really happened. */
  record Outage(Instant onset, Instant end, Set<Integer> areas, double perMinute) {}

  /** One report on its way: when, from whom, about what, and how well proven. */
  private record Coming(Instant at, Sender sender, String area, String symptom, double proof) {}

  /** What a detector said. */
  record Heard(List<Verdict> verdicts, int reports, int hostile) {

    /** Whether an alarm stands at a moment. */
    boolean isOpen(Instant at) {
      boolean open = false;
      for (Verdict verdict : verdicts) {
        if (verdict.at().isAfter(at)) {
          return open;
        }
        if (verdict.change() == Verdict.Change.SUSPECTED) {
          open = true;
        } else if (verdict.change() == Verdict.Change.OVER) {
          open = false;
        }
      }
      return open;
    }

    /** The first alarm within a stretch of time, or null. */
    @Nullable Instant alarm(Instant from, Instant to) {
      return verdicts.stream()
          .filter(verdict -> verdict.change() == Verdict.Change.SUSPECTED)
          .map(Verdict::at)
          .filter(at -> !at.isBefore(from) && !at.isAfter(to))
          .findFirst()
          .orElse(null);
    }
  }

  BesiegedSeason(long seed, int days) {
    this.seed = seed;
    this.days = days;
    double sum = 0;
    for (int i = 0; i < areas.size(); i++) {
      sum += areas.get(i).population();
      upTo[i] = sum;
    }
    plan(new Random(seed));
  }

  List<Outage> outages() {
    return outages;
  }

  /** An outage on every third or fourth day, of one area and its neighbours or of the country. */
  private void plan(Random random) {
    for (int day = QUIET_DAYS; day < days; day += 3 + random.nextInt(2)) {
      Instant onset =
          START.plus(Duration.ofDays(day)).plusSeconds(3_600L * 7 + random.nextInt(3_600 * 13));
      Instant end = onset.plusSeconds(3_600 + random.nextInt(3 * 3_600));
      boolean local = random.nextInt(3) > 0;
      Set<Integer> hit = local ? around(place(random)) : Set.of();
      double perMinute = local ? 0.6 + 2 * random.nextDouble() : 2 + 8 * random.nextDouble();
      outages.add(new Outage(onset, end, hit, perMinute));
    }
  }

  private Set<Integer> around(int middle) {
    List<Integer> hit = new ArrayList<>(List.of(middle));
    france.neighboursOf(areas.get(middle)).forEach(next -> hit.add(areas.indexOf(next)));
    return Set.copyOf(hit);
  }

  private int place(Random random) {
    double where = random.nextDouble() * upTo[upTo.length - 1];
    int low = 0;
    while (upTo[low] < where) {
      low++;
    }
    return low;
  }

  /** Plays the season; with a brigade, each day with a share of hostile reports of 1 to 60 %. */
  Heard play(@Nullable Brigade brigade) {
    List<Coming> coming = new ArrayList<>(people(new Random(seed + 1)));
    int honest = coming.size();
    if (brigade != null) {
      coming.addAll(hostile(brigade, new Random(seed + 2)));
    }
    coming.sort(Comparator.comparing(Coming::at));
    return new Heard(fold(coming), coming.size(), coming.size() - honest);
  }

  private List<Coming> people(Random random) {
    List<Coming> coming = new ArrayList<>();
    for (int minute = 0; minute < days * 1_440; minute++) {
      Instant at = START.plusSeconds(60L * minute);
      double rate = REPORTS_A_DAY / 1_440.0 * daytime(minute % 1_440);
      for (int n = poisson(random, rate); n > 0; n--) {
        coming.add(person(random, at, place(random), SYMPTOMS[random.nextInt(3)]));
      }
    }
    for (Outage outage : outages) {
      long minutes = Duration.between(outage.onset(), outage.end()).toMinutes();
      List<Integer> hit = List.copyOf(new java.util.TreeSet<>(outage.areas()));
      for (int minute = 0; minute < minutes; minute++) {
        double rising = Math.min(1, minute / 10.0);
        for (int n = poisson(random, outage.perMinute() * rising); n > 0; n--) {
          int where = hit.isEmpty() ? place(random) : hit.get(random.nextInt(hit.size()));
          Instant at = outage.onset().plusSeconds(60L * minute);
          coming.add(person(random, at, where, SYMPTOMS[0]));
        }
      }
    }
    return coming;
  }

  private static double daytime(int minute) {
    return 1 + 0.9 * Math.sin((minute - 480) * Math.PI / 720);
  }

  /** One in ten behind the one address of a carrier, most with the puzzle solved. */
  private Coming person(Random random, Instant at, int where, String symptom) {
    boolean carrier = random.nextDouble() < CARRIER;
    InetAddress address = carrier ? Brigade.address(92, 184, 100, 1) : Brigade.anywhere(random);
    Sender sender = new Sender(address, Brigade.browser(random), null, null, null);
    double luck = random.nextDouble();
    double proof =
        luck < 0.85 ? Challenges.WORKED : luck < 0.95 ? Challenges.DWELT : Challenges.UNPROVEN;
    return new Coming(
        at.plusMillis(random.nextInt(60_000)), sender, areas.get(where).code(), symptom, proof);
  }

  private List<Coming> hostile(Brigade brigade, Random random) {
    List<Coming> coming = new ArrayList<>();
    double spread = Math.log(HIGHEST_SHARE / LOWEST_SHARE);
    for (int day = QUIET_DAYS; day < days; day++) {
      double share = LOWEST_SHARE * Math.exp(spread * random.nextDouble());
      int reports = (int) Math.round(REPORTS_A_DAY * share / (1 - share));
      int begin = random.nextInt(1_441 - brigade.minutes);
      int aim = place(random);
      for (int i = 0; i < reports; i++) {
        Instant at =
            START
                .plus(Duration.ofDays(day))
                .plusSeconds(
                    brigade.isSlow() ? slowly(random) : 60L * begin + swiftly(random, brigade));
        int where = brigade.everywhere ? place(random) : aim;
        coming.add(
            new Coming(
                at,
                brigade.sender(random, i),
                areas.get(where).code(),
                SYMPTOMS[0],
                Challenges.WORKED));
      }
    }
    return coming;
  }

  private static long swiftly(Random random, Brigade brigade) {
    return random.nextInt(60 * brigade.minutes);
  }

  /**
   * Around noon of its day, so that what comes rises and falls evenly from one noon to the next.
   */
  private static long slowly(Random random) {
    return Math.round(86_400 * (random.nextDouble() + random.nextDouble() - 0.5));
  }

  /** Through the gate that weighs, and the detector that judges. */
  private List<Verdict> fold(List<Coming> coming) {
    Reporters reporters = new Reporters(new Keys(new byte[32]));
    ReportGate gate = new ReportGate(reporters, ReportLimits.USUAL);
    Detector detector = new Detector();
    List<Verdict> verdicts = new ArrayList<>();
    detector.fold(landscape());
    detector.fold(
        new CatalogChanged(
            "catalogue", START, List.of(new Watched(SERVICE, COMPONENT, List.of())), List.of()));
    Instant tick = START;
    int number = 0;
    for (Coming one : coming) {
      for (; !tick.isAfter(one.at()); tick = tick.plusSeconds(60)) {
        verdicts.addAll(detector.fold(new Tick("tick " + tick, tick)));
      }
      String token = "token" + number++;
      Challenges.Proof proof =
          new Challenges.Proof(one.proof(), one.proof() > Challenges.UNPROVEN ? token : null);
      if (gate.pass(one.sender(), proof, one.at())
          instanceof ReportGate.Passage.In(Reporter reporter, double weight)) {
        verdicts.addAll(detector.fold(report("r" + number, one, reporter, weight)));
      }
    }
    return verdicts;
  }

  private static CrowdReport report(String id, Coming one, Reporter reporter, double weight) {
    return new CrowdReport(
        id,
        one.at(),
        SERVICE,
        COMPONENT,
        one.symptom(),
        false,
        one.area(),
        Set.of(),
        null,
        null,
        null,
        reporter,
        weight);
  }

  private LandscapeChanged landscape() {
    List<Land> lands =
        areas.stream()
            .map(area ->
                new Land(
                    area.code(),
                    area.region() == null ? "" : area.region(),
                    area.population(),
                    france.neighboursOf(area).stream().map(Area::code).toList()))
            .toList();
    return new LandscapeChanged(
        "landscape",
        START,
        ZoneId.of("Europe/Paris"),
        Set.of(),
        lands,
        List.of(new Clientele(SERVICE, 5_000_000, Map.of(), List.of(), false)));
  }

  private static int poisson(Random random, double mean) {
    double left = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
