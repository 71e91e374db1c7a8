package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed again and again while it publishes: a statement is out on all mouths or on none.
 *
 * <p>{@code bench/kill-publish 500} runs it with more kills.
 */
class KilledPressTest {

  private static final int KILLS = Integer.getInteger("tocsin.kills", 10);
  private static final int LIVES_OF_A_FOLDER = 25;

  /** Half of the kills fall just before a step, each in its turn. */
  private static final int ENOUGH_FOR_EVERY_STEP = 200;

  /** A kill falls some time after one of these was heard, or just between two steps. */
  private static final List<String> TARGETS =
      List.of("HALT", "HALT", "HALT", "BEGIN", "SAID", "SHOWN");

  /** Whose end a line tells. */
  private static final Map<String, List<String>> BEFORE =
      Map.of("SAID", List.of("BEGIN"), "SHOWN", List.of("SAID"), "PLANNED", List.of("SHOWN"));

  @TempDir Path folder;

  private final Map<Integer, String> acknowledged = new TreeMap<>();
  private final Map<Fell, Integer> fell = new EnumMap<>(Fell.class);
  private final List<String> wrong = new ArrayList<>();
  private Random random = new Random(0);
  private final Map<String, Double> usual = new HashMap<>();
  private int number;
  private int begun = -1;

  /** How often a statement had so many steps; one that is said again after a kill has few. */
  private final Map<Integer, Integer> lengths = new TreeMap<>();

  private int nextStep = Integer.getInteger("tocsin.first.step", 0);
  private final Set<Integer> stepsHalted = new TreeSet<>();
  private final Map<String, Integer> halted = new TreeMap<>();

  /** Where a kill fell. */
  private enum Fell {
    IN_THE_TRANSACTION_ROLLED_BACK,
    COMMITTED_NOT_YET_TOLD,
    WHILE_THE_SITE_CHANGED,
    WHILE_THE_POST_PLANNED,
    BETWEEN_STATEMENTS
  }

  @Test
  void statementIsOutOnAllMouthsOrOnNone() throws Exception {
    long seed = Long.getLong("tocsin.seed", 20261124L);
    random = new Random(seed);
    Instant base = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % LIVES_OF_A_FOLDER == 0) {
        acknowledged.clear();
        begun = -1;
        number = 1;
      }
      liveAndDie(folder.resolve("house" + kill / LIVES_OF_A_FOLDER), base, kill + 1 < KILLS);
    }
    System.out.println(
        "seed %d, %d kills: %s; just before %s, at %d of the %d steps of a statement: %s"
            .formatted(seed, KILLS, fell, halted, stepsHalted.size(), stepsOfOne(), stepsHalted));
    assertThat(wrong).as("seed %d", seed).isEmpty();
    if (KILLS >= ENOUGH_FOR_EVERY_STEP) {
      assertThat(stepsHalted)
          .as("every step was the last once")
          .containsAll(IntStream.range(0, stepsOfOne()).boxed().toList());
    }
  }

  private void liveAndDie(Path house, Instant base, boolean more) throws Exception {
    int victim = 1 + random.nextInt(3);
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    boolean halts = target.equals("HALT");
    int step = halts ? nextStep++ % stepsOfOne() : -1;
    Process node = start(house, base, victim, step);
    double part = random.nextDouble() * 1.1;
    Map<Integer, String> have = new TreeMap<>();
    String last = "";
    long heard = System.nanoTime();
    boolean killed = false;
    try (BufferedReader lines = node.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "WRONG" -> wrong.add(line);
          case "HAVE" -> have.put(Integer.parseInt(words[1]), words[2]);
          case "READY" -> compare(have);
          case "HALT" -> {
            halted.merge(line.substring(line.indexOf(' ', 5) + 1), 1, Integer::sum);
            stepsHalted.add(Integer.parseInt(words[1]));
          }
          default -> last = take(words, line);
        }
        if (words[0].equals(target) && (halts || --victim == 0)) {
          killed = true;
          kill(node, halts ? 0 : (long) (part * usual.getOrDefault(target, 50e6)));
        }
        long now = System.nanoTime();
        BEFORE.getOrDefault(words[0], List.of()).forEach(learn(now - heard));
        heard = now;
      }
    } finally {
      node.destroyForcibly().waitFor();
    }
    if (!killed) {
      wrong.add("the node died by itself: " + last);
    }
    begun = Integer.parseInt(last.isEmpty() ? "-1" : last.split(" ")[1]);
    settle(last, more);
  }

  /** As many as most statements had; before the first any. */
  private int stepsOfOne() {
    return lengths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Integer.MAX_VALUE);
  }

  /** How long a step takes is learnt from those that were not disturbed. */
  private Consumer<String> learn(double nanos) {
    return step -> usual.merge(step, nanos, (old, fresh) -> 0.8 * old + 0.2 * fresh);
  }

  private static void kill(Process node, long after) {
    Thread.ofPlatform()
        .start(() -> {
          LockSupport.parkNanos(after);
          node.toHandle().destroyForcibly(); // leaves what it said to be read
        });
  }

  private String take(String[] words, String line) {
    if (words[0].equals("SAID")) {
      acknowledged.put(Integer.parseInt(words[1]), words[2]);
    }
    number = Math.max(number, Integer.parseInt(words[1]));
    if (words[0].equals("PLANNED")) {
      lengths.merge(Integer.parseInt(words[2]), 1, Integer::sum);
    }
    return line;
  }

  /** What was acknowledged is there under its id; what was begun is there whole or not at all. */
  private void compare(Map<Integer, String> have) {
    acknowledged.forEach((said, id) -> {
      if (!id.equals(have.get(said))) {
        wrong.add("lost or doubled: " + said + " " + id + " " + have.get(said));
      }
    });
    if (begun > 0 && !acknowledged.containsKey(begun)) {
      count(
          have.containsKey(begun)
              ? Fell.COMMITTED_NOT_YET_TOLD
              : Fell.IN_THE_TRANSACTION_ROLLED_BACK);
    }
    acknowledged.putAll(have);
  }

  private void settle(String last, boolean more) {
    switch (last.split(" ")[0]) {
      case "SAID" -> count(Fell.WHILE_THE_SITE_CHANGED);
      case "SHOWN" -> count(Fell.WHILE_THE_POST_PLANNED);
      case "PLANNED" -> count(Fell.BETWEEN_STATEMENTS);
      default -> {
        if (!more) {
          count(Fell.IN_THE_TRANSACTION_ROLLED_BACK);
        }
      }
    }
  }

  private void count(Fell where) {
    fell.merge(where, 1, Integer::sum);
  }

  private Process start(Path house, Instant base, int victim, int step) throws IOException {
    Files.createDirectories(house);
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PressNode.class.getName(),
                house.toString(),
                Integer.toString(number),
                base.toString(),
                Integer.toString(victim),
                Integer.toString(step)))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
