package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever an owner's editor, disk or cat does to the file, it is read or refused in words. */
class MutatedFileTest {

  private static final String MARKS = "\n\r\t :-[]{}&*!|>'\"%@`#,?~\\\u0000";
  private static final int FILES = 2_000;

  @Test
  void mutilatedFileIsReadOrRefusedWithFaultsOnLinesThatExist() {
    long seed = Long.getLong("tocsin.seed", 20_261_123L);
    Random random = new Random(seed);
    byte[] example = Example.init();
    FaultWording french = FaultWording.in("fr");
    int refused = 0;
    for (int file = 0; file < FILES; file++) {
      byte[] mutilated = mutilate(example, random);
      String description = "seed " + seed + ", file " + file;
      switch (Example.read(mutilated)) {
        case ConfigurationFile.Answer.Read read ->
            assertThat(read.warnings()).as(description).allMatch(Fault::isWarning);
        case ConfigurationFile.Answer.Refused answer -> {
          refused++;
          long lines = lines(mutilated);
          assertThat(answer.faults()).as(description).isNotEmpty();
          assertThat(answer.faults())
              .as(description)
              .allSatisfy(fault -> {
                assertThat((long) fault.line()).isBetween(1L, lines);
                assertThat(fault.column()).isPositive();
                assertThat(french.tell(fault)).isNotBlank().doesNotContain("\n");
              });
          assertThat(answer.faults()).as(description).anyMatch(fault -> !fault.isWarning());
        }
      }
    }
    assertThat(refused).as("seed " + seed).isGreaterThan(FILES / 2);
  }

  private static long lines(byte[] bytes) {
    return Math.max(1, new String(bytes, StandardCharsets.UTF_8).lines().count());
  }

  private static byte[] mutilate(byte[] example, Random random) {
    byte[] bytes = example.clone();
    int edits = 1 + random.nextInt(4);
    for (int edit = 0; edit < edits && bytes.length > 0; edit++) {
      bytes = edit(bytes, random);
    }
    return bytes;
  }

  private static byte[] edit(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
      case 1 -> replaced(bytes, at, 0, new byte[] {mark(random)});
      case 2 -> replaced(bytes, at, 1, new byte[] {mark(random)});
      case 3 -> replaced(bytes, at, length, new byte[0]);
      case 4 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      default ->
          random.nextInt(10) == 0
              ? Arrays.copyOf(bytes, at + 1)
              : replaced(bytes, at, 1, new byte[0]);
    };
  }

  private static byte mark(Random random) {
    return (byte) MARKS.charAt(random.nextInt(MARKS.length()));
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    byte[] result = new byte[bytes.length - length + by.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(by, 0, result, at, by.length);
    System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
    return result;
  }
}
