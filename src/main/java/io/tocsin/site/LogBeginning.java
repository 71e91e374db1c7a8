package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A whole set as the beginning of a log that has no name yet, written in parts: a thousand services
 * make half a gigabyte, which does not stand in memory a second time. Confined to one thread.
 */
final class LogBeginning {

  private static final int PART = 4 << 20;

  private final LogFolder folder;
  private final Path log;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private long length;

  LogBeginning(LogFolder folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Writes a set and its packed forms.
   *
   * @param step that puts the whole set
   * @param files what the step puts, by path
   * @param packed hash of a body to encoding to bytes
   * @return bytes written
   * @throws IOException if there is no room; what was written is taken away again
   */
  long write(Step step, Map<String, SiteFile> files, Map<String, Map<String, byte[]>> packed)
      throws IOException {
    for (Map.Entry<String, SiteFile> body : Holdings.bodies(step, files, Set.of()).entrySet()) {
      LogRecord.body(part, body.getKey(), body.getValue().body());
      flush(PART);
    }
    LogRecord.set(part, step);
    for (Map.Entry<String, Map<String, byte[]>> forms : packed.entrySet()) {
      for (Map.Entry<String, byte[]> form : forms.getValue().entrySet()) {
        LogRecord.packed(part, form.getKey(), forms.getKey(), form.getValue());
        flush(PART);
      }
    }
    flush(1);
    return length;
  }

  private void flush(int least) throws IOException {
    if (part.size() < least) {
      return;
    }
    byte[] bytes = part.toByteArray();
    part.reset();
    if (length == 0) {
      folder.begin(log, bytes);
    } else {
      folder.goOn(log, bytes);
    }
    length += bytes.length;
  }
}
