package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.commands.TocsinCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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

  @Test
  void garbageDoesNotFillTheLog() throws Exception {
    Path file = folder.resolve("tocsin.yaml");
    List<String> told = new ArrayList<>();
    Handler listening = new Listening(told);
    Logger log = Logger.getLogger(CatalogWatch.class.getName());
    log.addHandler(listening);
    try (CatalogWatch watch = new CatalogWatch(file, "en", next -> {})) {
      Files.write(file, new byte[20_000]);
      watch.look();
    } finally {
      log.removeHandler(listening);
    }
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().lines()).hasSizeBetween(20, 60);
  }

  /** Keeps what is logged. */
  private static final class Listening extends Handler {
    private final List<String> told;

    Listening(List<String> told) {
      this.told = told;
    }

    @Override
    public void publish(LogRecord line) {
      told.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
