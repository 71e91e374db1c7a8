package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sets on disk: a log to which each set adds what differs from the one before it, and the log
 * before that, so that a damaged disk still leaves one. Thread-safe; one process writes, any number
 * read.
 *
 * <p>A set is one append and one flush, and it counts from its last byte on, for its last record
 * names by hash all that it consists of: whatever line the process dies on, the log up to its last
 * whole set is a whole set. A log that has grown far beyond what it serves is written anew.
 */
public final class SiteStore {

  private static final String LOG = "log-";
  private static final String UNFINISHED = ".unfinished";
  private static final long SPARE = 16L << 20;

  private final Disk disk;
  private final Path folder;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<String, SiteFile> committed = new HashMap<>();
  private final Map<SiteFile, Step.Item> known = new IdentityHashMap<>();
  private final Map<String, Map<String, byte[]>> packed = new HashMap<>();
  private @Nullable Path log;
  private @Nullable Path before;
  private long length;
  private long begun;
  private long lastRendition;
  private @Nullable SiteSet last;
  private @Nullable LogReader following;
  private @Nullable List<byte[]> meanwhile;

  /** Opens the folder, which is made by the first set when it is missing. */
  public SiteStore(Path folder) {
    this(folder, new Disk());
  }

  SiteStore(Path folder, Disk disk) {
    this.disk = disk;
    this.folder = folder;
  }

  /**
   * A set as it was found on disk.
   *
   * @param pieces of the snapshot it was made from
   * @param packed hash of a body to encoding to bytes
   * @param items of the files and pieces, by path
   */
  record Found(
      SiteSet set,
      Map<String, SiteFile> pieces,
      Map<String, Map<String, byte[]>> packed,
      Map<String, Step.Item> items) {

    /** Returns what is ready packed of a path, by encoding. */
    Map<String, byte[]> packed(String path) {
      Step.Item item = items.get(path);
      return item == null ? Map.of() : packed.getOrDefault(item.hash(), Map.of());
    }
  }

  /** Reads the newest set that is whole and undamaged, and goes on writing where it stands. */
  Optional<Found> newest() throws IOException {
    writing.lock();
    try {
      List<Path> logs = logs();
      LogReader best = null;
      for (Path file : logs.reversed()) {
        LogReader reader = new LogReader(disk, file);
        reader.advance();
        lastRendition = Math.max(lastRendition, rendition(reader));
        best = best == null || rendition(best) < rendition(reader) ? reader : best;
        if (!reader.isTorn() && reader.last().isPresent()) {
          break;
        }
      }
      Optional<Found> found = best == null ? Optional.empty() : best.found();
      if (best != null
          && found.isPresent()
          && !best.isTorn()
          && best.file().equals(logs.getLast())) {
        goOn(best, found.get(), logs);
      }
      return found;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Reads, of a folder that another process writes, the newest set if it is newer than the last.
   */
  Optional<Found> newer() throws IOException {
    writing.lock();
    try {
      List<Path> logs = logs();
      if (logs.isEmpty()) {
        return Optional.empty();
      }
      LogReader reader = following;
      if (reader == null
          || !reader.file().equals(logs.getLast())
          || disk.length(reader.file()) < reader.end()) {
        reader = new LogReader(disk, logs.getLast());
      }
      boolean newer = reader.advance();
      following = reader;
      return newer ? reader.found() : Optional.empty();
    } finally {
      writing.unlock();
    }
  }

  private static long rendition(LogReader reader) {
    return reader.last().map(Step::rendition).orElse(0L);
  }

  private List<Path> logs() throws IOException {
    return disk.list(folder).stream().filter(SiteStore::isLog).toList();
  }

  static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(LOG) && !name.endsWith(UNFINISHED);
  }

  /** Returns the rendition that a log begins with. */
  private static long number(Path file) {
    String digits = file.getFileName().toString().substring(LOG.length());
    return digits.matches("[0-9]{16}") ? Long.parseLong(digits) : 0;
  }

  private void goOn(LogReader reader, Found found, List<Path> logs) {
    log = reader.file();
    before = logs.size() > 1 ? logs.get(logs.size() - 2) : null;
    length = reader.end();
    begun = length;
    last = found.set();
    committed.clear();
    committed.putAll(found.set().files());
    committed.putAll(found.pieces());
    known.clear();
    committed.forEach((path, file) -> known.put(file, found.items().get(path)));
    packed.clear();
    packed.putAll(found.packed());
  }

  /**
   * Writes a set; when it returns, a restart finds this set or a newer one.
   *
   * @param pieces of the snapshot, by names that do not begin with a slash
   * @throws IOException if the disk is full or broken; the set before it still stands
   */
  public void write(SiteSet set, Map<String, SiteFile> pieces) throws IOException {
    writing.lock();
    try {
      Map<String, SiteFile> all = new HashMap<>(set.files());
      all.putAll(pieces);
      Path standing = log;
      if (standing == null || disk.length(standing) != length) {
        start(set, all);
      } else {
        add(standing, set, all);
      }
      last = set;
    } finally {
      writing.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality") // what was made anew is another file
  private void add(Path standing, SiteSet set, Map<String, SiteFile> all) throws IOException {
    Map<String, SiteFile> put = new HashMap<>();
    all.forEach((path, file) -> {
      if (!file.equals(committed.get(path))) {
        put.put(path, file);
      }
    });
    Set<String> gone = new HashSet<>(committed.keySet());
    gone.removeAll(all.keySet());
    Map<String, Step.Item> items = items(put);
    byte[] bytes = bytes(step(set, items, gone), put, hashes());
    try {
      disk.append(standing, bytes, true);
    } catch (IOException e) {
      cut(standing);
      throw e;
    }
    length += bytes.length;
    if (meanwhile != null) {
      meanwhile.add(bytes);
    }
    lastRendition++;
    gone.forEach(path -> known.remove(committed.remove(path)));
    put.forEach((path, file) -> {
      known.remove(committed.put(path, file));
      known.put(file, items.get(path));
    });
  }

  /** What was half written is taken away; if that fails too, the next set begins a new log. */
  private void cut(Path standing) {
    try {
      disk.truncate(standing, length);
    } catch (IOException e) {
      log = null;
      before = standing;
    }
  }

  /** Begins a new log with a whole set. */
  private void start(SiteSet set, Map<String, SiteFile> all) throws IOException {
    disk.makeFolder(folder);
    Path newest = null;
    for (Path file : logs()) {
      lastRendition = Math.max(lastRendition, number(file));
      newest = file;
    }
    Map<String, Step.Item> items = items(all);
    byte[] bytes = bytes(step(set, items, Set.of()), all, Set.of());
    Path next = folder.resolve(LOG + "%016d".formatted(lastRendition + 1));
    name(next, bytes);
    lastRendition++;
    before = newest;
    stand(next, bytes.length);
    committed.clear();
    committed.putAll(all);
    known.clear();
    all.forEach((path, file) -> known.put(file, items.get(path)));
    collect();
  }

  private void name(Path next, byte[] bytes) throws IOException {
    Path unfinished = folder.resolve(next.getFileName() + UNFINISHED);
    disk.write(unfinished, bytes);
    disk.rename(unfinished, next);
    disk.sync(folder);
  }

  private void stand(Path next, long bytes) {
    log = next;
    length = bytes;
    begun = bytes;
    meanwhile = null;
  }

  private Step step(SiteSet set, Map<String, Step.Item> put, Set<String> gone) {
    return new Step(
        Step.FORMAT,
        set.generation(),
        lastRendition + 1,
        set.renderedAt(),
        set.languages(),
        put,
        gone);
  }

  /** The very same file in the next set is not hashed again. */
  private Map<String, Step.Item> items(Map<String, SiteFile> files) {
    Map<String, Step.Item> items = HashMap.newHashMap(files.size());
    files.forEach((path, file) -> {
      Step.Item item = known.get(file);
      items.put(path, item == null ? Step.Item.of(file) : item);
    });
    return items;
  }

  private Set<String> hashes() {
    Set<String> hashes = HashSet.newHashSet(known.size());
    known.values().forEach(item -> hashes.add(item.hash()));
    return hashes;
  }

  private static byte[] bytes(Step step, Map<String, SiteFile> files, Set<String> there) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> written = new HashSet<>();
    step.put()
        .forEach((path, item) -> {
          if (!there.contains(item.hash()) && written.add(item.hash())) {
            SiteFile file = Objects.requireNonNull(files.get(path));
            LogRecord.body(bytes, item.hash(), file.body());
          }
        });
    LogRecord.set(bytes, step);
    return bytes.toByteArray();
  }

  /** A packed body. */
  record Packed(SiteFile file, String encoding, byte[] bytes) {}

  /** Keeps bodies in their packed forms, so that nobody packs them again after a restart. */
  void keep(List<Packed> more) throws IOException {
    writing.lock();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Path standing = log;
      for (Packed one : more) {
        Step.Item item = known.get(one.file());
        if (item != null) {
          packed
              .computeIfAbsent(item.hash(), _ -> new HashMap<>())
              .put(one.encoding(), one.bytes());
          LogRecord.packed(bytes, one.encoding(), item.hash(), one.bytes());
        }
      }
      if (standing == null || bytes.size() == 0 || disk.length(standing) != length) {
        return;
      }
      try {
        disk.append(standing, bytes.toByteArray(), false);
      } catch (IOException e) {
        cut(standing);
        throw e;
      }
      length += bytes.size();
      if (meanwhile != null) {
        meanwhile.add(bytes.toByteArray());
      }
    } finally {
      writing.unlock();
    }
  }

  /** What a new log is written from. */
  private record Copy(
      Step step, Map<String, SiteFile> files, Map<String, Map<String, byte[]>> packed, Path next) {}

  /**
   * Writes the log anew when it has grown far beyond what it serves; sets may be written meanwhile.
   *
   * @throws IOException if the disk is full or broken; the log before it still stands
   */
  void tidy() throws IOException {
    Copy copy = copy();
    if (copy == null) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(bytes(copy.step(), copy.files(), Set.of()));
    copy.packed()
        .forEach((hash, forms) ->
            forms.forEach((form, one) -> LogRecord.packed(bytes, form, hash, one)));
    Path unfinished = folder.resolve(copy.next().getFileName() + UNFINISHED);
    disk.write(unfinished, bytes.toByteArray());
    writing.lock();
    try {
      long whole = bytes.size();
      for (byte[] more : meanwhile == null ? List.<byte[]>of() : meanwhile) {
        disk.append(unfinished, more, true);
        whole += more.length;
      }
      disk.rename(unfinished, copy.next());
      disk.sync(folder);
      before = log;
      stand(copy.next(), whole);
      collect();
    } finally {
      meanwhile = null;
      writing.unlock();
    }
  }

  private @Nullable Copy copy() {
    writing.lock();
    try {
      SiteSet head = last;
      if (head == null || log == null || length < 2 * begun + SPARE) {
        return null;
      }
      meanwhile = new ArrayList<>();
      Set<String> live = hashes();
      packed.keySet().retainAll(live);
      Map<String, Map<String, byte[]>> forms = new HashMap<>();
      packed.forEach((hash, form) -> forms.put(hash, Map.copyOf(form)));
      Map<String, SiteFile> files = new HashMap<>(committed);
      Step step = step(head, items(files), Set.of());
      lastRendition++;
      return new Copy(
          step, files, forms, folder.resolve(LOG + "%016d".formatted(step.rendition())));
    } finally {
      writing.unlock();
    }
  }

  /** Keeps the log that is written and the one before it, and nothing else. */
  private void collect() throws IOException {
    for (Path file : disk.list(folder)) {
      String name = file.getFileName().toString();
      boolean ours = name.startsWith(LOG) || name.startsWith("set-");
      if (ours && !file.equals(log) && !file.equals(before)) {
        disk.delete(file);
      }
    }
  }
}
