package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.FaultWording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again when the file changed: a good one is put in force, a bad one is
 * told in the log and changes nothing; thread-safe.
 */
final class CatalogWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogWatch.class);
  private static final long EVERY_SECONDS = 2;
  private static final int TOLD = 50; // a picture saved over the file has a fault in every byte

  private final Path file;
  private final FaultWording wording;
  private final Consumer<Catalog> onGood;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("catalogue").factory());
  private FileTime seen;

  CatalogWatch(Path file, String language, Consumer<Catalog> onGood) {
    this.file = file;
    this.wording = FaultWording.in(language);
    this.onGood = onGood;
    this.seen = changedAt();
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private FileTime changedAt() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  /** Looks once; what could not be put in force is tried again at the next look. */
  void look() {
    try {
      FileTime now = changedAt();
      if (!now.equals(seen)) {
        readAgain();
        seen = now;
      }
    } catch (RuntimeException failure) {
      LOG.error("the changed configuration was not put in force; it is tried again", failure);
    }
  }

  private void readAgain() {
    switch (ConfigurationFile.read(file)) {
      case Answer.Read read -> {
        onGood.accept(read.catalog());
        LOG.info(
            "{} was read again and is in force; server, database and mail change at a restart",
            file);
      }
      case Answer.Refused refused ->
          LOG.warn(
              "{} has {} faults; the last good one stays in force; tocsin doctor tells all:\n{}",
              file,
              refused.faults().size(),
              wording.tell(refused.faults().stream().limit(TOLD).toList()));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
