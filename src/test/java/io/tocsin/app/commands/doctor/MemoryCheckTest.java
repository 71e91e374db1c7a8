package io.tocsin.app.commands.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.commands.doctor.Ailment.Severity;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static final long MEGABYTE = 1L << 20;

  @Test
  void smallHouseRunsWithWhatItHas() {
    Ailment found = MemoryCheck.of(100, 248 * MEGABYTE);
    assertThat(found.severity()).isEqualTo(Severity.WELL);
    assertThat(found.seen()).isEqualTo("248 MB of heap for 100 service(s)");
  }

  @Test
  void largeHouseIsToldWhatToStartItWith() {
    Ailment found = MemoryCheck.of(1_000, 248 * MEGABYTE);
    assertThat(found.severity()).isEqualTo(Severity.WEAK);
    assertThat(found.seen()).endsWith("about 1600 are needed");
    assertThat(found.mend())
        .isEqualTo("Start it with TOCSIN_JAVA_OPTS=\"-Xms1024m -Xmx2048m -Xmn512m\".");
  }

  /** Whoever did what it says is not told again. */
  @Test
  void whatItAsksForIsEnough() {
    assertThat(MemoryCheck.of(1_000, 1_946 * MEGABYTE).severity()).isEqualTo(Severity.WELL);
  }
}
