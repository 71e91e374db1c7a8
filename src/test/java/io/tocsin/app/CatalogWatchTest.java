package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.commands.TocsinCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogWatchTest {

  @TempDir Path folder;

  @Test
  void configurationThatCouldNotBePutInForceIsTriedAgain() throws Exception {
    Path file = folder.resolve("tocsin.yaml");
    assertThat(TocsinCommand.run("init", "--config", file.toString())).isZero();
    AtomicInteger tries = new AtomicInteger();
    try (CatalogWatch watch =
        new CatalogWatch(
            file,
            "en",
            next -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("no room for the signal that tells of it");
              }
            })) {
      watch.look();
      assertThat(tries).hasValue(0);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
      watch.look();
      watch.look();
      watch.look();
      assertThat(tries).hasValue(2);
    }
  }
}
