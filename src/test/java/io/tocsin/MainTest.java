package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void testsRunInAZoneThatNobodyMeans() {
    assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
  }
}
