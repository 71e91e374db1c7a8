package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.PublicFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at a moment: one set, ready to be sent. Immutable, but that stronger encodings of
 * its files appear when they are done.
 *
 * @param renderedAt null before the first set
 * @param snapshot that the set was made from, null if there is none that can be read
 * @param languages that have a home page
 * @param edition the files of the set
 * @param hot the same, ready to be sent
 * @param changed paths at which there is another file than in the one before it, or none any more
 */
record Shown(
    long generation,
    @Nullable Instant renderedAt,
    @Nullable PublicSnapshot snapshot,
    List<String> languages,
    Edition<SiteFile> edition,
    Edition<HotFile> hot,
    Set<String> changed) {

  static final Shown NOTHING =
      new Shown(0, null, null, List.of(), Edition.of(Map.of()), Edition.of(Map.of()), Set.of());

  /** Returns it as one whole, with the number of that state. */
  Showing showing(long revision) {
    Map<String, PublicFile> ready = new TreeMap<>();
    files().forEach((path, file) -> ready.put(path, file.ready()));
    return new Showing(generation, languages, ready, snapshot, revision);
  }

  /** Returns the files by path. */
  Map<String, HotFile> files() {
    return hot.files();
  }

  /**
   * Returns a set as it is shown after this one: a file that reads the same stays, with its
   * encodings.
   *
   * @param packing makes a file ready that is not shown yet, of its path
   */
  Shown next(
      SiteSet set,
      @Nullable PublicSnapshot snapshot,
      BiFunction<String, SiteFile, HotFile> packing) {
    Map<String, HotFile> put = new HashMap<>();
    Set<String> gone = new HashSet<>();
    for (String path : set.edition().since(edition)) {
      SiteFile file = set.edition().at(path);
      HotFile old = hot.at(path);
      if (file == null) {
        gone.add(path);
      } else if (old == null || !old.holds(file)) {
        put.put(path, packing.apply(path, file));
      }
    }
    Edition<HotFile> after = hot.next(put, gone);
    return new Shown(
        set.generation(),
        set.renderedAt(),
        snapshot,
        set.languages(),
        set.edition(),
        after,
        after.since(hot));
  }
}
