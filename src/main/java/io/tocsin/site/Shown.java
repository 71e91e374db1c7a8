package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at a moment: one set, ready to be sent. Immutable, but that stronger encodings of
 * its files appear when they are done.
 *
 * @param renderedAt null before the first set
 * @param snapshot that the set was made from, null if there is none that can be read
 * @param languages that have a home page
 * @param files by path
 * @param changed paths at which there is another file than in the one before it, or none any more
 */
record Shown(
    long generation,
    @Nullable Instant renderedAt,
    @Nullable PublicSnapshot snapshot,
    List<String> languages,
    Map<String, HotFile> files,
    Set<String> changed) {

  static final Shown NOTHING = new Shown(0, null, null, List.of(), Map.of(), Set.of());

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
    Map<String, HotFile> after = HashMap.newHashMap(set.files().size());
    Set<String> changed = new HashSet<>();
    set.files()
        .forEach((path, file) -> {
          HotFile old = files.get(path);
          boolean stays = old != null && old.holds(file);
          after.put(path, stays ? old : packing.apply(path, file));
          if (!stays) {
            changed.add(path);
          }
        });
    for (String path : files.keySet()) {
      if (!after.containsKey(path)) {
        changed.add(path);
      }
    }
    return new Shown(
        set.generation(),
        set.renderedAt(),
        snapshot,
        set.languages(),
        Collections.unmodifiableMap(after),
        Collections.unmodifiableSet(changed));
  }
}
