package io.tocsin.site;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was made from which facts; the same facts keep the very same files, so that nobody hashes,
 * packs or writes them again. Immutable.
 *
 * @param made by the name of the share
 * @param edition all files
 * @param pace at which the next are made
 */
record Shares(Map<String, Made> made, Edition<SiteFile> edition, Pace pace) {

  /** Nothing made yet. */
  static final Shares NONE = new Shares(Map.of(), Edition.of(Map.of()));

  /**
   * The files of a share, and what they were made from; behind if they may have to be made anew.
   */
  record Made(Object facts, Map<String, SiteFile> files, boolean behind) {

    Made left() {
      return behind ? this : new Made(facts, files, true);
    }
  }

  /** What is made at once. */
  enum Pace {
    /** Everything. */
    WHOLE,
    /** Everything but what is patient: of that the files made before stay. */
    PEOPLE_FIRST
  }

  Shares {
    made = Collections.unmodifiableMap(made);
  }

  private Shares(Map<String, Made> made, Edition<SiteFile> edition) {
    this(made, edition, Pace.WHOLE);
  }

  /** Returns all files by path, in the order of the paths. */
  Map<String, SiteFile> files() {
    return edition.files();
  }

  /** Returns the same, of which the next are made at a pace. */
  Shares at(Pace other) {
    return new Shares(made, edition, other);
  }

  /** Says whether some were left for later. */
  boolean isBehind() {
    return made.values().stream().anyMatch(Made::behind);
  }

  /** Files found on disk, of which nobody knows from which facts they were made. */
  static Shares found(Edition<SiteFile> files) {
    return new Shares(Map.of(), files);
  }

  /**
   * Makes what is new, keeps what is not, and drops what is asked for no more. Shares are made
   * beside one another, on all processors: people wait for it.
   *
   * @throws IllegalArgumentException if two shares have the same name
   */
  Shares next(List<Share> shares) {
    List<Made> now = shares.parallelStream().map(this::make).toList();
    Map<String, Made> next = HashMap.newHashMap(shares.size());
    for (int i = 0; i < now.size(); i++) {
      String name = shares.get(i).name();
      if (next.put(name, now.get(i)) != null) {
        throw new IllegalArgumentException("two shares are called " + name);
      }
    }
    return new Shares(next, edition(next));
  }

  private Made make(Share share) {
    Made before = made.get(share.name());
    if (before != null && share.patient() && pace == Pace.PEOPLE_FIRST) {
      return before.left();
    }
    Object facts = share.facts().get();
    if (before != null && before.facts().equals(facts)) {
      return before.behind() ? new Made(facts, before.files(), false) : before;
    }
    return new Made(facts, kept(share.files().get()), false);
  }

  @SuppressWarnings("ReferenceEquality") // what was kept is the very same
  private Edition<SiteFile> edition(Map<String, Made> next) {
    Set<String> gone = new HashSet<>(made.isEmpty() ? files().keySet() : Set.of());
    made.forEach((name, before) -> {
      if (before != next.get(name)) {
        gone.addAll(before.files().keySet());
      }
    });
    Map<String, SiteFile> put = new HashMap<>();
    next.forEach((name, now) -> {
      if (now != made.get(name)) {
        put.putAll(now.files());
      }
    });
    return edition.next(put, gone);
  }

  /** Other facts may still make the same bytes. */
  private Map<String, SiteFile> kept(Map<String, SiteFile> fresh) {
    Map<String, SiteFile> kept = HashMap.newHashMap(fresh.size());
    fresh.forEach((path, file) -> {
      SiteFile old = edition.at(path);
      kept.put(path, old != null && old.reads(file) ? old : file);
    });
    return kept;
  }
}
