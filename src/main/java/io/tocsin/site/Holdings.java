package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the log that is written holds: the files of its last set, their hashes and their packed
 * forms. Confined to one thread at a time.
 */
final class Holdings {

  private final Map<String, SiteFile> committed = new HashMap<>();
  private final Map<SiteFile, Step.Item> known = new IdentityHashMap<>();
  private final Map<String, Map<String, byte[]>> packed = new HashMap<>();

  /** Holds what was found in a log, and nothing else. */
  void takeOver(FoundSet found) {
    committed.clear();
    committed.putAll(found.set().files());
    committed.putAll(found.pieces());
    known.clear();
    committed.forEach((path, file) -> known.put(file, found.items().get(path)));
    packed.clear();
    packed.putAll(found.packed());
  }

  /** Holds the files that a new log begins with. */
  void beginAnew(Map<String, SiteFile> all, Map<String, Step.Item> items) {
    committed.clear();
    committed.putAll(all);
    known.clear();
    all.forEach((path, file) -> known.put(file, items.get(path)));
  }

  /** Holds what a step puts, and no more what is gone with it. */
  void step(Map<String, SiteFile> put, Map<String, Step.Item> items, Set<String> gone) {
    gone.forEach(path -> known.remove(committed.remove(path)));
    put.forEach((path, file) -> {
      known.remove(committed.put(path, file));
      known.put(file, items.get(path));
    });
  }

  /** Returns those of the files that are not held, by path. */
  Map<String, SiteFile> changed(Map<String, SiteFile> all) {
    Map<String, SiteFile> changed = new HashMap<>();
    all.forEach((path, file) -> {
      if (!file.equals(committed.get(path))) {
        changed.put(path, file);
      }
    });
    return changed;
  }

  /** Returns the paths that are held and not among the files. */
  Set<String> gone(Map<String, SiteFile> all) {
    Set<String> gone = new HashSet<>();
    for (String path : committed.keySet()) {
      if (!all.containsKey(path)) {
        gone.add(path);
      }
    }
    return gone;
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

  /** Returns the hashes of those bodies of a step that are held. */
  private Set<String> held(Step step) {
    Set<String> asked =
        step.put().values().stream().map(Step.Item::hash).collect(Collectors.toSet());
    return known.values().stream()
        .map(Step.Item::hash)
        .filter(asked::contains)
        .collect(Collectors.toSet());
  }

  private Set<String> hashes() {
    Set<String> hashes = HashSet.newHashSet(known.size());
    known.values().forEach(item -> hashes.add(item.hash()));
    return hashes;
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
    return new HashMap<>(committed);
  }

  /** Forgets the packed forms of what is held no more, and returns a copy of the others. */
  Map<String, Map<String, byte[]>> packed() {
    packed.keySet().retainAll(hashes());
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
    bodies(step, files, held(step))
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
