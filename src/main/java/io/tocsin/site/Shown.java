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
 */
record Shown(
    long generation,
    @Nullable Instant renderedAt,
    @Nullable PublicSnapshot snapshot,
    List<String> languages,
    Map<String, HotFile> files) {

  static final Shown NOTHING = new Shown(0, null, null, List.of(), Map.of());

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
    set.files()
        .forEach((path, file) -> {
          HotFile old = files.get(path);
          after.put(path, old != null && old.holds(file) ? old : packing.apply(path, file));
        });
    return new Shown(
        set.generation(),
        set.renderedAt(),
        snapshot,
        set.languages(),
        Collections.unmodifiableMap(after));
  }

  /** Returns the paths at which there is another file than before, or none any more. */
  Set<String> changedSince(Shown before) {
    Set<String> changed = new HashSet<>();
    files.forEach((path, file) -> {
      if (file != before.files().get(path)) {
        changed.add(path);
      }
    });
    before.files().keySet().stream().filter(path -> !files.containsKey(path)).forEach(changed::add);
    return changed;
  }
}
