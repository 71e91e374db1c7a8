package io.tocsin.site;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A newer set was swapped in.
 *
 * @param generation of the set
 * @param paths of the files that are new, differ or are gone
 */
public record PageChange(long generation, Set<String> paths) {

  public PageChange {
    paths = Set.copyOf(paths);
  }

  /** Returns those that people have open: no name of a page has a dot, every other file's has. */
  public Set<String> pages() {
    return paths.stream().filter(path -> path.indexOf('.') < 0).collect(Collectors.toSet());
  }
}
