package io.tocsin.site;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * What stands at every path, and at which paths that is something else than in the edition before
 * it. Immutable: the next one shares with it all that stays, so that it costs what has changed and
 * not what there is.
 *
 * @param <F> what stands at a path; the very same object means that nothing changed there
 */
public final class Edition<F> {

  /** From so many changes on, a share of what there is, building anew is cheaper than sharing. */
  private static final int FEW = 4;

  private final TreePMap<String, F> files;
  private final Object mark = new Object();
  private final @Nullable Object before;
  private final Set<String> changed;

  private Edition(TreePMap<String, F> files, @Nullable Object before, Set<String> changed) {
    this.files = files;
    this.before = before;
    this.changed = changed;
  }

  /** Returns a first edition, by path. */
  public static <F> Edition<F> of(Map<String, F> files) {
    return new Edition<>(sorted(files), null, Set.of());
  }

  private static <F> TreePMap<String, F> sorted(Map<String, F> files) {
    SortedMap<String, F> sorted = new TreeMap<>(files);
    return TreePMap.fromSortedMap(sorted);
  }

  /** Returns everything by path, in the order of the paths; it cannot be changed. */
  public Map<String, F> files() {
    return files;
  }

  /** Returns what stands at a path, or null. */
  public @Nullable F at(String path) {
    return files.get(path);
  }

  /** Says whether every path begins with a prefix; the paths between two that do, do too. */
  boolean allBeginWith(String prefix) {
    return files.isEmpty()
        || (files.firstKey().startsWith(prefix) && files.lastKey().startsWith(prefix));
  }

  /**
   * Returns the edition after this one.
   *
   * @param put by path, those that stand there already left alone
   * @param gone paths at which nothing stands any more, unless something is put there
   */
  @SuppressWarnings("ReferenceEquality") // what stays is the very same
  Edition<F> next(Map<String, F> put, Set<String> gone) {
    Set<String> differing = new HashSet<>();
    gone.stream()
        .filter(path -> !put.containsKey(path) && files.containsKey(path))
        .forEach(differing::add);
    put.forEach((path, file) -> {
      if (files.get(path) != file) {
        differing.add(path);
      }
    });
    return new Edition<>(with(differing, put), mark, Collections.unmodifiableSet(differing));
  }

  private TreePMap<String, F> with(Set<String> differing, Map<String, F> put) {
    if (differing.size() > files.size() / FEW) {
      Map<String, F> all = new TreeMap<>(files);
      all.keySet().removeAll(differing);
      differing.stream().filter(put::containsKey).forEach(path -> all.put(path, put.get(path)));
      return sorted(all);
    }
    TreePMap<String, F> next = files;
    for (String path : differing) {
      F file = put.get(path);
      next = file == null ? next.minus(path) : next.plus(path, file);
    }
    return next;
  }

  /**
   * Returns the paths at which something else stands than in another edition, or nothing; at once
   * if this one is that one or comes right after it, and else by comparing all.
   */
  @SuppressWarnings("ReferenceEquality") // what stays is the very same
  Set<String> since(Edition<F> other) {
    if (this == other) {
      return Set.of();
    }
    if (before == other.mark) {
      return changed;
    }
    Set<String> differing = new HashSet<>();
    files.forEach((path, file) -> {
      if (other.files.get(path) != file) {
        differing.add(path);
      }
    });
    other.files.keySet().stream().filter(path -> !files.containsKey(path)).forEach(differing::add);
    return differing;
  }
}
