import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.publication.Statement;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.SiteStore;
import io.tocsin.site.StatusPage;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a statement costs the page: from the snapshot that holds it to the set that is on the disk
 * and swapped in, at different numbers of services, each with 90 days of history.
 */
final class Render {

  private static final String RESTART = "restart";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant NOW = Instant.parse("2026-03-03T11:20:00Z");
  private static final Actor EDITOR = new Actor(Actor.Kind.PERSON, "camille");

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals(RESTART)) {
      restarted(Path.of(arguments[1]));
      return;
    }
    int runs = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      measure(Integer.parseInt(arguments[i]), runs);
    }
  }

  private static void measure(int services, int runs) throws Exception {
    Path folder = Files.createTempDirectory("render");
    ExecutorService background = Executors.newSingleThreadExecutor();
    try {
      PublicSnapshot snapshot = snapshot(services);
      long[] now = {0};
      StatusPage page =
          new StatusPage(
              new SiteRenderer(new Assets()),
              new SiteStore(folder),
              () -> NOW.plusSeconds(now[0]),
              background);
      AtomicReference<Set<String>> changed = new AtomicReference<>(Set.of());
      page.listen(change -> changed.set(change.paths()));
      long start = System.nanoTime();
      page.changed(snapshot);
      double first = millis(start);
      double[] times = new double[runs];
      double[] work = new double[runs];
      for (int warm = -10; warm < runs; warm++) {
        now[0] += 10;
        snapshot = said(snapshot, Math.floorMod(warm, services), now[0]);
        background.submit(() -> {}).get(); // words come seconds apart: the last one is packed by then
        start = System.nanoTime();
        long busy = THREADS.getCurrentThreadCpuTime();
        page.changed(snapshot);
        if (warm >= 0) {
          work[warm] = (THREADS.getCurrentThreadCpuTime() - busy) / 1e6;
          times[warm] = millis(start);
        }
        PublicFile own = page.look("/fr/incident/open-" + Math.floorMod(warm, services));
        if (own == null || own.variants().size() < 2) {
          throw new IllegalStateException("the page of the incident is not packed");
        }
      }
      Arrays.sort(times);
      Arrays.sort(work);
      Set<String> word = new HashSet<>(changed.getAndSet(Set.of()));
      now[0] += 9; // stood still
      start = System.nanoTime();
      page.refreshAges(NOW.plusSeconds(now[0]));
      double follows = millis(start);
      PublicFile home = page.look("/fr/");
      word.removeAll(changed.get()); // these have just been made anew
      double strong = untilStrong(page, word, start);
      double megabytes = word.stream().mapToLong(path -> plain(page.look(path))).sum() / 1e6;
      background.submit(() -> {}).get(); // and what is packed is on the disk
      int files = page.showing().files().size();
      String restart = restart(folder, snapshot.generation());
      int kilobytes = ((PublicFile.Bytes.Hot) home.variants().getLast().bytes()).bytes().length / 1024;
      System.out.printf(
          "%d services, %d incidents: first set %.0f ms; a statement %.1f ms (worst %.1f),"
              + " of which %.1f ms processor, and what may follow within 15 s %.0f ms; as strong as possible"
              + " %.1f s after it stands still (%d files, %.1f MB); home page %d kB,"
              + " %d files, on disk %d MB; a restart shows the home page after %s%n",
          services,
          count(snapshot),
          first,
          times[runs / 2],
          times[runs - 1],
          work[runs / 2],
          follows,
          strong / 1e3,
          word.size(),
          megabytes,
          kilobytes,
          files,
          onDisk(folder) >> 20,
          restart);
    } finally {
      background.shutdownNow();
      if (!background.awaitTermination(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the packing does not end");
      }
      try (var all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Waits until every file that can be packed is there in its strongest forms; milliseconds since the start. */
  private static double untilStrong(StatusPage page, Set<String> paths, long start) throws InterruptedException {
    while (paths.stream().anyMatch(path -> isWeak(page.look(path)))) {
      if (millis(start) > 300_000) {
        throw new IllegalStateException("a word is not packed after five minutes");
      }
      Thread.sleep(20);
    }
    return millis(start);
  }

  /** What can be packed is there as it is, at once by gzip, and at last by brotli and zstd. */
  private static boolean isWeak(PublicFile file) {
    return file != null && file.variants().size() > 1 && file.variants().size() < 4;
  }

  private static long plain(PublicFile file) {
    return file == null ? 0 : ((PublicFile.Bytes.Hot) file.variants().getFirst().bytes()).bytes().length;
  }

  /** Starts a process of its own, as a restart is one, and returns what it measured. */
  private static String restart(Path folder, long generation) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.removeIf(argument -> argument.startsWith("--add-modules"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), System.getProperty("bench.source")));
    command.addAll(List.of(RESTART, folder.toString()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0 || !told.endsWith(" of generation " + generation)) {
      throw new IllegalStateException("the restart shows another set: " + told);
    }
    return told;
  }

  private static void restarted(Path folder) throws Exception {
    ExecutorService reading = Executors.newSingleThreadExecutor();
    SiteRenderer renderer = new SiteRenderer(new Assets());
    long start = System.nanoTime();
    StatusPage page = new StatusPage(renderer, new SiteStore(folder), InstantSource.system(), reading);
    PublicFile home = page.look("/fr/");
    double shown = millis(start);
    int files = page.showing().files().size();
    System.out.printf(
        "%.0f ms in a new process (%d forms), and has read all %d files after %.0f ms, of generation %d%n",
        shown, home.variants().size(), files, millis(start), page.generation());
    System.exit(0);
  }

  private static long onDisk(Path folder) throws IOException {
    try (var logs = Files.walk(folder)) {
      return logs.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static int count(PublicSnapshot snapshot) {
    return snapshot.incidents().size();
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** Every service has three components and an incident that is over; one in ten has an open one. */
  static PublicSnapshot snapshot(int services) {
    List<ServiceView> many = new ArrayList<>();
    List<IncidentView> open = new ArrayList<>();
    List<IncidentView> closed = new ArrayList<>();
    for (int number = 0; number < services; number++) {
      many.add(service(number));
      closed.add(incident("closed-" + number, number, false, 6));
      if (number % 10 == 0) {
        open.add(incident("open-" + number, number, true, 3));
      }
    }
    open.addAll(closed);
    return new PublicSnapshot(
        1,
        NOW,
        new SiteIdentity(
            LocalizedText.of("fr", "État"),
            Mode.OPERATOR,
            List.of("fr", "en"),
            ZoneId.of("Europe/Paris"),
            URI.create("https://etat.example/"),
            null,
            null),
        many,
        open,
        List.of(),
        PublicRecord.EMPTY,
        Gazetteer.all(FrenchAreas.load()),
        Map.of(),
        days(many));
  }

  /** Ninety days of every component: one of an outage, one that nobody measured, and the others. */
  private static DayLog days(List<ServiceView> services) {
    DayLog.Part broken = new DayLog.Part(1_260, 60, 120);
    DayLog.Sums mixed = new DayLog.Sums(1_440, broken, broken);
    String works = String.valueOf(DayLog.WORKED);
    Map<String, DayLog.Days> byComponent = new HashMap<>();
    for (ServiceView service : services) {
      for (ComponentView component : service.components()) {
        int day = Math.floorMod(component.id().hashCode(), 88);
        String letters =
            works.repeat(day) + DayLog.MIXED + DayLog.UNSEEN + works.repeat(88 - day);
        byComponent.put(component.id(), new DayLog.Days(letters, List.of(mixed)));
      }
    }
    return new DayLog(LocalDate.ofInstant(NOW, ZoneId.of("Europe/Paris")).minusDays(89), byComponent);
  }

  private static ServiceView service(int number) {
    List<ComponentView> components = new ArrayList<>();
    for (String name : List.of("receive", "send", "web")) {
      components.add(
          new ComponentView(
              name + "-" + number,
              "service-" + number,
              frenchAndEnglish("Fonction " + name, "Function " + name),
              ComponentState.WORKS,
              null,
              false,
              List.of(),
              null,
              0.9987,
              0.9912));
    }
    return new ServiceView(
        "service-" + number,
        frenchAndEnglish("Service n° " + number, "Service no. " + number),
        "Exemple",
        ServiceKind.values()[0],
        components,
        new OperatorVoice(null, List.of()),
        null,
        List.of());
  }

  private static IncidentView incident(String id, int number, boolean open, int said) {
    List<TimelineEntry> timeline = new ArrayList<>();
    for (int one = said; one > 0; one--) {
      timeline.add(entry(id, number, one, NOW.minus(Duration.ofHours(said - one + 1))));
    }
    return view(id, number, open, timeline);
  }

  private static TimelineEntry entry(String id, int number, int sequence, Instant at) {
    return new TimelineEntry.Said(
        at,
        new Statement(
            id + "-" + sequence,
            sequence,
            id,
            at,
            EDITOR,
            Phase.IDENTIFIED,
            Set.of("receive-" + number),
            frenchAndEnglish(
                "Nous avons trouvé la cause, numéro " + sequence + ". " + "Du texte. ".repeat(20),
                "We found the cause, number " + sequence + ". " + "Some text. ".repeat(20)),
            new Eta.NoneYet(),
            NOW.plus(Duration.ofDays(1)),
            null),
        null);
  }

  private static IncidentView view(
      String id, int number, boolean open, List<TimelineEntry> timeline) {
    Instant onset = NOW.minus(Duration.ofDays(open ? 1 : 1 + number % 89));
    List<MouthText> mouths = new ArrayList<>();
    for (Mouth mouth : Mouth.values()) {
      for (String language : List.of("fr", "en")) {
        mouths.add(
            new MouthText(
                mouth, language, Register.PLAIN, null, "Le texte. ".repeat(20)
                + timeline.size()));
      }
    }
    return new IncidentView(
        id,
        "service-" + number,
        frenchAndEnglish("Panne " + number, "Outage " + number),
        open ? Phase.IDENTIFIED : Phase.CLOSED,
        Set.of("receive-" + number),
        onset,
        onset,
        null,
        open ? null : onset.plus(Duration.ofHours(3)),
        open ? null : onset.plus(Duration.ofHours(5)),
        null,
        open ? new Eta.NoneYet() : null,
        open ? NOW.plus(Duration.ofDays(1)) : null,
        List.of(),
        List.of(),
        List.of(),
        timeline,
        null,
        mouths,
        List.of(), List.of());
  }

  /** The next snapshot: somebody spoke about the service of that number. */
  private static PublicSnapshot said(PublicSnapshot before, int number, long seconds) {
    List<IncidentView> incidents = new ArrayList<>(before.incidents());
    String id = "open-" + number;
    int at = -1;
    for (int i = 0; i < incidents.size(); i++) {
      at = incidents.get(i).id().equals(id) ? i : at;
    }
    if (at < 0) {
      incidents.addFirst(incident(id, number, true, 1));
    } else {
      IncidentView old = incidents.get(at);
      List<TimelineEntry> timeline = new ArrayList<>(old.timeline());
      timeline.addFirst(entry(id, number, timeline.size() + 1, NOW.plusSeconds(seconds)));
      incidents.set(at, view(id, number, true, timeline));
    }
    return new PublicSnapshot(
        before.generation() + 1,
        NOW.plusSeconds(seconds),
        before.site(),
        before.services(),
        incidents,
        before.maintenances(),
        before.record(),
        before.places(),
        before.remarks(),
        before.days());
  }
}
