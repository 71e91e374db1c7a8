package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SignedWord;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders the next set of one that was found, and lays it where readers find it. Immutable,
 * thread-safe.
 */
public final class OfflinePress {

  private final SiteRenderer renderer;

  /** Renders with this renderer. */
  public OfflinePress(SiteRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Renders a snapshot that follows the last, and writes its set with the word it tells.
   *
   * @return whether readers see it now; false if the mirror holds as new a set
   * @throws IOException if the folder is full or broken; what was there still stands
   */
  public boolean press(
      LastSet last, PublicSnapshot next, SignedWord word, Mirror mirror, Instant now)
      throws IOException {
    SiteSet set = renderer.render(next, now);
    Map<String, PublicFile> files = new TreeMap<>();
    set.files().forEach((path, file) -> files.put(path, ready(last.tree(), path, file)));
    Showing showing = new Showing(set.generation(), set.languages(), files, next, 0);
    return mirror.add(last, word, showing, now);
  }

  /** What reads as before is packed already; what does not is packed fast: somebody waits. */
  private static PublicFile ready(FileTree old, String path, SiteFile file) {
    byte[] before = old.files().get(FileTree.name(path, file.contentType()));
    boolean same = before != null && Arrays.equals(before, file.body());
    return (same ? new HotFile(file, Map.of()) : new HotFile(file)).ready();
  }
}
