package io.tocsin.site;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A newer set was swapped in.
 *
 * @param generation of the set
 * @param paths of the files that are new, differ or are gone
 */
public record PageChange(long generation, Set<String> paths) {

  private static final int MOST_PATHS = 20;

  public PageChange {
    paths = Set.copyOf(paths);
  }

  /**
   * Returns the data of the event on the stream: {@code {"generation":7,"paths":["/fr/"]}}; no path
   * at all means that any page may have changed.
   */
  public String data() {
    String named =
        paths.size() > MOST_PATHS
            ? ""
            : new TreeSet<>(paths)
                .stream().map(path -> "\"" + path + "\"").collect(Collectors.joining(","));
    return "{\"generation\":" + generation + ",\"paths\":[" + named + "]}";
  }
}
