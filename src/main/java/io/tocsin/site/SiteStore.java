package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final long SPARE = 16L << 20;

  private final Disk disk;
  private final LogFolder folder;
  private final ReentrantLock writing = new ReentrantLock();
  private final Holdings holdings = new Holdings();
  private final Following following;
  private final Listing listing;
  private @Nullable Path log;
  private @Nullable Path before;
  private long length;
  private long begun;
  private long lastRendition;
  private @Nullable SiteSet last;
  private @Nullable Rewriting anew;

  /** Opens the folder, which is made by the first set when it is missing. */
  public SiteStore(Path folder) {
    this(folder, new Disk());
  }

  SiteStore(Path folder, Disk disk) {
    this.disk = disk;
    this.folder = new LogFolder(disk, folder);
    this.following = new Following(disk, this.folder);
    this.listing = new Listing(this.folder);
  }

  /**
   * Looks at the newest set there is, without checking it all: what it shows is to be read soon.
   */
  Optional<Glance> glance() throws IOException {
    return folder.glance();
  }

  /** Reads the newest set that is whole and undamaged, and goes on writing where it stands. */
  Optional<FoundSet> newest() throws IOException {
    writing.lock();
    try {
      List<Path> logs = folder.logs();
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
      Optional<FoundSet> found = best == null ? Optional.empty() : best.found();
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

  /** Reads the newest set of a folder that another process writes, if newer than the last. */
  Optional<FoundSet> newer() throws IOException {
    writing.lock();
    try {
      return following.newer();
    } finally {
      writing.unlock();
    }
  }

  private static long rendition(LogReader reader) {
    return reader.last().map(Step::rendition).orElse(0L);
  }

  private void goOn(LogReader reader, FoundSet found, List<Path> logs) {
    log = reader.file();
    before = logs.size() > 1 ? logs.get(logs.size() - 2) : null;
    length = reader.end();
    begun = length;
    last = found.set();
    holdings.takeOver(found);
    listing.begin(reader.file(), found.items().size(), length);
  }

  /**
   * Writes a set; when it returns, a restart finds this set or a newer one.
   *
   * @param pieces of the snapshot, by names that do not begin with a slash
   * @throws IOException if the disk is full or broken; the set before it still stands
   */
  public void write(SiteSet set, Edition<SiteFile> pieces) throws IOException {
    writing.lock();
    try {
      Path standing = log;
      if (standing == null || disk.length(standing) != length) {
        start(set, pieces);
      } else {
        add(standing, set, pieces);
      }
    } finally {
      writing.unlock();
    }
  }

  private void add(Path standing, SiteSet set, Edition<SiteFile> pieces) throws IOException {
    Holdings.Difference difference = holdings.difference(set.edition(), pieces);
    Map<String, SiteFile> put = difference.put();
    Map<String, Step.Item> items = holdings.items(put);
    Step step = Step.of(set, lastRendition + 1, items, difference.gone());
    append(standing, holdings.bytes(step, put), true);
    listing.add(standing, items.size(), length);
    lastRendition++;
    last = set;
    holdings.hold(set.edition(), pieces, put, items, difference.gone());
  }

  private void append(Path standing, byte[] bytes, boolean wait) throws IOException {
    try {
      disk.append(standing, bytes, wait);
    } catch (IOException e) {
      cut(standing);
      throw e;
    }
    length += bytes.length;
    if (anew != null) {
      anew.collect(bytes);
    }
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

  /** Begins a new log with a whole set; until it stands, there is none to add to. */
  private void start(SiteSet set, Edition<SiteFile> pieces) throws IOException {
    Map<String, SiteFile> all = new HashMap<>(set.files());
    all.putAll(pieces.files());
    log = null;
    folder.make();
    List<Path> logs = folder.logs();
    for (Path file : logs) {
      lastRendition = Math.max(lastRendition, LogFolder.rendition(file));
    }
    Map<String, Step.Item> items = holdings.items(all);
    Path next = folder.log(lastRendition + 1);
    Step whole = Step.of(set, lastRendition + 1, items, Set.of());
    long bytes = new LogBeginning(folder, next).write(whole, all, Map.of());
    folder.finish(next);
    lastRendition++;
    before = logs.isEmpty() ? null : logs.getLast();
    last = set;
    stand(next, bytes, items.size());
    holdings.beginAnew(set.edition(), pieces, all, items);
    folder.keepOnly(next, before);
  }

  /** From here on sets are added to this log; one that is written anew is out of date. */
  private void stand(Path next, long bytes, int records) {
    listing.begin(next, records, bytes);
    log = next;
    length = bytes;
    begun = bytes;
    anew = null;
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
        String hash = holdings.keep(one);
        if (hash != null) {
          LogRecord.packed(bytes, one.encoding(), hash, one.bytes());
        }
      }
      if (standing != null && bytes.size() > 0 && disk.length(standing) == length) {
        append(standing, bytes.toByteArray(), false);
        listing.add(standing, more.size(), length);
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Writes the log anew when it has grown far beyond what it serves, and its contents when they are
   * out of date; sets may be written meanwhile.
   *
   * @throws IOException if the disk is full or broken; the log before it still stands
   */
  void tidy() throws IOException {
    writeAnew();
    listing.keepUp();
  }

  private void writeAnew() throws IOException {
    Rewriting begun = rewrite();
    if (begun == null) {
      return;
    }
    try {
      begun.write();
      replaceBy(begun);
    } finally {
      writing.lock();
      try {
        anew = anew == begun ? null : anew;
        begun.forget();
      } finally {
        writing.unlock();
      }
    }
  }

  /**
   * A log that was begun or lost meanwhile is newer than what was written anew: that is dropped.
   */
  private void replaceBy(Rewriting written) throws IOException {
    writing.lock();
    try {
      Path standing = log;
      if (standing == null || anew != written) {
        return;
      }
      written.catchUp();
      log = null; // while it is not sure which of the two a restart reads, none may grow
      long whole = written.finish();
      before = standing;
      stand(written.log(), whole, written.size());
      folder.keepOnly(written.log(), before);
    } finally {
      writing.unlock();
    }
  }

  /** Returns how many appends are kept for a log that is written anew just now. */
  int keptMeanwhile() {
    writing.lock();
    try {
      return anew == null ? 0 : anew.collected();
    } finally {
      writing.unlock();
    }
  }

  private @Nullable Rewriting rewrite() {
    writing.lock();
    try {
      SiteSet head = last;
      if (head == null || log == null || anew != null || length < 2 * begun + SPARE) {
        return null;
      }
      Map<String, SiteFile> files = holdings.files();
      Step step = Step.of(head, lastRendition + 1, holdings.items(files), Set.of());
      lastRendition++;
      anew = new Rewriting(folder, step, files, holdings.packed());
      return anew;
    } finally {
      writing.unlock();
    }
  }
}
