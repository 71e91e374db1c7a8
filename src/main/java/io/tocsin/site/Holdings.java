package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log that is written holds: the files of its last set, their hashes and their packed
 * forms. Confined to one thread at a time.
 */
final class Holdings {

  private final Map<String, Held> held = new HashMap<>();
  private final Map<SiteFile, Step.Item> known = new IdentityHashMap<>();
  private final Map<String, Map<String, byte[]>> packed = new HashMap<>();

  /** How many paths lead to a body, by its hash. */
  private final Map<String, Integer> leading = new HashMap<>();

  private record Held(SiteFile file, Step.Item item) {}

  private Edition<SiteFile> set = Edition.of(Map.of());
  private Edition<SiteFile> pieces = Edition.of(Map.of());

  /** Holds what was found in a log, and nothing else. */
  void takeOver(FoundSet found) {
    Map<String, SiteFile> all = new HashMap<>(found.set().files());
    all.putAll(found.pieces());
    beginAnew(found.set().edition(), Edition.of(found.pieces()), all, found.items());
    packed.clear();
    packed.putAll(found.packed());
  }

  /** Holds the files that a new log begins with, of a set and of pieces. */
  void beginAnew(
      Edition<SiteFile> site,
      Edition<SiteFile> parts,
      Map<String, SiteFile> all,
      Map<String, Step.Item> items) {
    held.clear();
    known.clear();
    leading.clear();
    hold(site, parts, all, items, Set.of());
  }

  /** Holds what a step puts, and no more what is gone with it; it leads to a set and pieces. */
  void hold(
      Edition<SiteFile> site,
      Edition<SiteFile> parts,
      Map<String, SiteFile> put,
      Map<String, Step.Item> items,
      Set<String> gone) {
    gone.forEach(path -> release(held.remove(path)));
    put.forEach((path, file) -> {
      Step.Item item = Objects.requireNonNull(items.get(path), path);
      release(held.put(path, new Held(file, item)));
      known.put(file, item);
      leading.merge(item.hash(), 1, Integer::sum);
    });
    set = site;
    pieces = parts;
  }

  private void release(@Nullable Held old) {
    if (old != null) {
      known.remove(old.file());
      leading.computeIfPresent(old.item().hash(), (_, paths) -> paths == 1 ? null : paths - 1);
    }
  }

  /** What differs between what is held and another set with its pieces, by path. */
  record Difference(Map<String, SiteFile> put, Set<String> gone) {}

  /** Finds out what is to be written for a set and its pieces; only what changed is looked at. */
  Difference difference(Edition<SiteFile> site, Edition<SiteFile> parts) {
    Difference difference = new Difference(new HashMap<>(), new HashSet<>());
    differing(site, site.since(set), difference);
    differing(parts, parts.since(pieces), difference);
    return difference;
  }

  private void differing(Edition<SiteFile> files, Set<String> paths, Difference difference) {
    for (String path : paths) {
      SiteFile file = files.at(path);
      if (file == null) {
        difference.gone().add(path);
      } else if (!holds(path, file)) {
        difference.put().put(path, file);
      }
    }
  }

  private boolean holds(String path, SiteFile file) {
    Held there = held.get(path);
    return there != null && file.equals(there.file());
  }

  /** Returns the items of files by path; a very file that is held is not hashed again. */
  Map<String, Step.Item> items(Map<String, SiteFile> files) {
    Map<String, Step.Item> items = HashMap.newHashMap(files.size());
    files.forEach((path, file) -> {
      Step.Item item = known.get(file);
      items.put(path, item == null ? Step.Item.of(file) : item);
    });
    return items;
  }

  /** Keeps a packed body; returns the hash of what was packed, null if that is not held. */
  @Nullable String keep(SiteStore.Packed one) {
    Step.Item item = known.get(one.file());
    if (item == null) {
      return null;
    }
    packed.computeIfAbsent(item.hash(), _ -> new HashMap<>()).put(one.encoding(), one.bytes());
    return item.hash();
  }

  /** Returns a copy of the files, by path. */
  Map<String, SiteFile> files() {
    Map<String, SiteFile> files = HashMap.newHashMap(held.size());
    held.forEach((path, one) -> files.put(path, one.file()));
    return files;
  }

  /** Forgets the packed forms of what is held no more, and returns a copy of the others. */
  Map<String, Map<String, byte[]>> packed() {
    packed.keySet().retainAll(leading.keySet());
    Map<String, Map<String, byte[]>> forms = new HashMap<>();
    packed.forEach((hash, form) -> forms.put(hash, Map.copyOf(form)));
    return forms;
  }

  /**
   * Returns a step as it stands in a log, behind the bodies it needs.
   *
   * @param files what the step puts, by path
   */
  byte[] bytes(Step step, Map<String, SiteFile> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bodies(step, files, leading.keySet())
        .forEach((hash, file) -> LogRecord.body(bytes, hash, file.body()));
    LogRecord.set(bytes, step);
    return bytes.toByteArray();
  }

  /**
   * Returns the bodies that a step needs, each once, by their hash.
   *
   * @param files what the step puts, by path
   * @param there hashes of the bodies that the log holds already
   */
  static Map<String, SiteFile> bodies(Step step, Map<String, SiteFile> files, Set<String> there) {
    Map<String, SiteFile> bodies = new LinkedHashMap<>();
    step.put()
        .forEach((path, item) -> {
          if (!there.contains(item.hash())) {
            bodies.putIfAbsent(item.hash(), Objects.requireNonNull(files.get(path)));
          }
        });
    return bodies;
  }
}
