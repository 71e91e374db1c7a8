package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingCautionTest {

  @TempDir Path folder;
  private Path free;

  @BeforeEach
  void aProcessWithoutFilters() throws IOException {
    free = status("Name:\tjava\nNoNewPrivs:\t1\nSeccomp:\t0\nSeccomp_filters:\t0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.1.0-18-amd64", "6.18.44", "7.0.0-rc1", "10.2.1-generic"})
  void aRecentLinuxWithoutFiltersIsAsked(String release) {
    assertThat(RingCaution.unasked("Linux", release, free)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.15.0-1044-azure", "6.0.9", "4.18.0-553.el8", "mystery"})
  void anOldOrUnknownOneIsNot(String release) {
    assertThat(RingCaution.unasked("Linux", release, free)).get().asString().contains(release);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void whereSystemCallsAreFilteredNobodyAsks(String mode) throws IOException {
    Path filtered = status("Name:\tjava\nSeccomp:\t" + mode + "\nSeccomp_filters:\t1\n");
    assertThat(RingCaution.unasked("Linux", "6.18.44", filtered))
        .get()
        .asString()
        .contains("seccomp");
  }

  @Test
  void aKernelWithoutFiltersCannotFilter() throws IOException {
    assertThat(RingCaution.unasked("Linux", "6.18.44", status("Name:\tjava\n"))).isEmpty();
  }

  @Test
  void whereItCannotBeSeenNobodyAsks() {
    assertThat(RingCaution.unasked("Linux", "6.18.44", folder.resolve("none")))
        .get()
        .asString()
        .contains("cannot be seen");
  }

  @Test
  void otherSystemsAreNotAsked() {
    assertThat(RingCaution.unasked("Mac OS X", "26.1", free)).get().asString().contains("Linux");
  }

  private Path status(String text) throws IOException {
    return Files.writeString(folder.resolve("status"), text);
  }
}
