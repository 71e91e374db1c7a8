package io.tocsin.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed again and again in the middle of its work. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledJournalTest {

  private static final int KILLS = 10;

  @TempDir Path folder;

  /** The numbers that were acknowledged, and the id that was said to stand under each. */
  private final TreeMap<Integer, String> acknowledged = new TreeMap<>();

  @Test
  void nothingAcknowledgedIsLostAndNothingSentAgainIsDoubled() throws Exception {
    long seed = 20260302;
    Random random = new Random(seed);
    for (int life = 0; life < KILLS; life++) {
      liveAndDie("life" + life, 1 + random.nextInt(3_000));
    }
    Map<String, String> standing = standing();
    acknowledged.forEach((number, id) ->
        assertThat(standing.get("key-" + number)).as("seed %d, %d", seed, number).isEqualTo(id));
    assertThat(acknowledged.size()).isGreaterThan(1_000);
  }

  /** Starts a node that sends again what nobody acknowledged, and kills it after some answers. */
  private void liveAndDie(String life, int answers) throws IOException, InterruptedException {
    Process node = start(life);
    try (InputStream output = node.getInputStream();
        OutputStream input = node.getOutputStream()) {
      int last = acknowledged.isEmpty() ? -1 : acknowledged.lastKey();
      input.write(
          (unacknowledged(last) + "\n" + (last + 1) + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
      byte[] said = new byte[1 << 16];
      StringBuilder lines = new StringBuilder();
      int heard = 0;
      boolean killed = false;
      for (int length = output.read(said); length >= 0; length = output.read(said)) {
        lines.append(new String(said, 0, length, StandardCharsets.US_ASCII));
        heard += take(lines);
        if (heard >= answers && !killed) {
          node.toHandle().destroyForcibly(); // leaves what it said to be read
          killed = true;
        }
      }
      assertThat(killed).as("%s died by itself", life).isTrue();
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  private Process start(String life) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingNode.class.getName(),
                folder.toString(),
                life))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String unacknowledged(int last) {
    return IntStream.rangeClosed(0, last)
        .filter(number -> !acknowledged.containsKey(number))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  /** Takes whole lines out of what was said; half a line acknowledges nothing. */
  private int take(StringBuilder said) {
    int taken = 0;
    for (int end = said.indexOf("\n"); end >= 0; end = said.indexOf("\n")) {
      String[] words = said.substring(0, end).split(" ");
      String before = acknowledged.put(Integer.parseInt(words[0]), words[1]);
      assertThat(before).as("acknowledged twice: %s", words[0]).isNull();
      said.delete(0, end + 1);
      taken++;
    }
    return taken;
  }

  private Map<String, String> standing() {
    try (Database database = Database.sqlite(folder.resolve("journal.db"), Schema.JOURNAL)) {
      return database.read(transaction ->
          transaction
              .handle()
              .createQuery("SELECT idempotency_key, id FROM journal_signal")
              .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
  }
}
