package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A log that is written anew, beside the one that stands. Immutable.
 *
 * @param step that puts the whole set
 * @param files what the step puts, by path
 * @param packed hash of a body to encoding to bytes
 */
record Rewriting(
    Disk disk,
    LogFolder folder,
    Step step,
    Map<String, SiteFile> files,
    Map<String, Map<String, byte[]>> packed) {

  /** Returns where the log stands when it is finished. */
  Path log() {
    return folder.log(step.rendition());
  }

  /** Writes the set and its packed forms, unfinished; returns their length in bytes. */
  long write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Holdings.bytes(step, files, Set.of()));
    packed.forEach(
        (hash, forms) -> forms.forEach((form, one) -> LogRecord.packed(bytes, form, hash, one)));
    disk.write(folder.unfinished(log()), bytes.toByteArray());
    return bytes.size();
  }

  /** Adds what was written to the log that stands meanwhile; returns its length in bytes. */
  long finish(List<byte[]> meanwhile) throws IOException {
    long added = 0;
    for (byte[] more : meanwhile) {
      disk.append(folder.unfinished(log()), more, true);
      added += more.length;
    }
    folder.finish(log());
    return added;
  }
}
