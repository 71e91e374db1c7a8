package io.tocsin.site;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was made from which facts; the same facts keep the very same files, so that nobody hashes,
 * packs or writes them again. Immutable.
 *
 * @param made by the name of the share
 */
record Shares(Map<String, Made> made) {

  /** Nothing made yet. */
  static final Shares NONE = new Shares(Map.of());

  /** The files of a share, and what they were made from. */
  record Made(Object facts, Map<String, SiteFile> files) {}

  Shares {
    made = Collections.unmodifiableMap(made);
  }

  /**
   * Makes what is new, keeps what is not, and drops what is asked for no more.
   *
   * @throws IllegalArgumentException if two shares have the same name
   */
  Shares next(List<Share> shares) {
    Map<String, Made> next = HashMap.newHashMap(shares.size());
    for (Share share : shares) {
      Made before = made.get(share.name());
      Made now =
          before != null && before.facts().equals(share.facts())
              ? before
              : new Made(share.facts(), kept(share.files().get(), before));
      if (next.put(share.name(), now) != null) {
        throw new IllegalArgumentException("two shares are called " + share.name());
      }
    }
    return new Shares(next);
  }

  /** Other facts may still make the same bytes. */
  private static Map<String, SiteFile> kept(Map<String, SiteFile> made, @Nullable Made before) {
    if (before == null) {
      return Map.copyOf(made);
    }
    Map<String, SiteFile> kept = HashMap.newHashMap(made.size());
    made.forEach((path, file) -> {
      SiteFile old = before.files().get(path);
      kept.put(path, old != null && old.reads(file) ? old : file);
    });
    return kept;
  }

  /** Returns every file of every share by its path. */
  Map<String, SiteFile> files() {
    Map<String, SiteFile> files = new TreeMap<>();
    made.values().forEach(share -> files.putAll(share.files()));
    return files;
  }
}
