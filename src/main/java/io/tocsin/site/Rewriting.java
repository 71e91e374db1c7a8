package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A log that is written anew, beside the one that stands. Confined to whoever holds the lock of the
 * store, but for {@link #write}.
 */
final class Rewriting {

  private final LogFolder folder;
  private final Step step;
  private final Map<String, SiteFile> files;
  private final Map<String, Map<String, byte[]>> packed;
  private final List<byte[]> collected = new ArrayList<>();
  private long length;

  /**
   * Begins with a whole set.
   *
   * @param step that puts the whole set
   * @param files what the step puts, by path
   * @param packed hash of a body to encoding to bytes
   */
  Rewriting(
      LogFolder folder,
      Step step,
      Map<String, SiteFile> files,
      Map<String, Map<String, byte[]>> packed) {
    this.folder = folder;
    this.step = step;
    this.files = files;
    this.packed = packed;
  }

  /** Returns where the log stands when it is finished. */
  Path log() {
    return folder.log(step.rendition());
  }

  /** Returns how many records it begins with. */
  int size() {
    return files.size() + packed.size();
  }

  /** Writes the set and its packed forms, unfinished. */
  void write() throws IOException {
    length = new LogBeginning(folder, log()).write(step, files, packed);
  }

  /** Takes what is written meanwhile to the log that stands. */
  void collect(byte[] bytes) {
    collected.add(bytes);
  }

  /** Returns how many times something was written meanwhile. */
  int collected() {
    return collected.size();
  }

  /** Adds what was collected; from then on it says what the log that stands says. */
  void catchUp() throws IOException {
    for (byte[] more : collected) {
      folder.goOn(log(), more);
      length += more.length;
    }
  }

  /** Gives it its name: from here on a restart reads it; returns its length in bytes. */
  long finish() throws IOException {
    folder.finish(log());
    return length;
  }

  /** Takes away what has no name yet, if there is anything. */
  void forget() throws IOException {
    folder.forget(log());
  }
}
