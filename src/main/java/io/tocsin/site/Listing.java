package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the contents of a log when much has been added since it did last, so that no start has
 * more than that to look through. Thread-safe.
 */
final class Listing {

  /** A tenth of a second of a JVM that has just started. */
  private static final int MANY = 8_000;

  private final LogFolder folder;
  private final AtomicInteger unlisted = new AtomicInteger();
  private volatile @Nullable Standing standing;

  /** A log, and how much of it is known to be whole, in bytes. */
  private record Standing(Path log, long length) {}

  Listing(LogFolder folder) {
    this.folder = folder;
  }

  /** Another log stands, with so many records and bytes. */
  void begin(Path log, int records, long length) {
    standing = new Standing(log, length);
    unlisted.set(records);
  }

  /** So many records were added to a log, which has so many bytes now. */
  void add(Path log, int records, long length) {
    standing = new Standing(log, length);
    unlisted.addAndGet(records);
  }

  /**
   * Lists the log that stands, if it is time.
   *
   * @throws IOException if the disk is full or broken; the contents written before still serve
   */
  void keepUp() throws IOException {
    Standing now = standing;
    int records = unlisted.get();
    if (now != null && records >= MANY) {
      folder.list(now.log(), now.length());
      unlisted.addAndGet(-records);
    }
  }
}
