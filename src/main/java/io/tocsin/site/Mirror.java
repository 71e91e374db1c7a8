package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SignedWord;
import io.tocsin.publication.json.OfflineText;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes sets into a folder that a web server serves: each into a folder of its own, and {@code
 * current} leads to the newest whole one. Confined to one thread at a time.
 *
 * <p>{@code current} is a symbolic link that is replaced in one step, so whoever reads through it
 * finds one whole set, and never an older one after a newer. What has not changed is linked, not
 * written. Files whose name changes with their content stay for a week after the last page that
 * names them, for browsers that still show that page.
 */
public final class Mirror {

  static final String CURRENT = "current";

  /** Where a set tells what it was made from, and how a piece of that ends. */
  static final String SNAPSHOT = ".snapshot";

  static final String PIECE = ".json";

  /** What was said on the set itself, while the house was away. */
  private static final String OFFLINE = "offline.json";

  /** By which one sees from afar how old a set is. */
  private static final String GENERATION = "generation.json";

  private static final String LOCK = "lock";
  private static final String SET = "set-";
  private static final String UNFINISHED = ".unfinished";
  private static final int KEPT = 3;
  private static final long LONGEST_WORDS = 4L << 20;
  private static final int TURNS = 200;
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration ASSETS_KEPT = Duration.ofDays(7);

  private final Path folder;
  private final Disk disk;
  private Shares pieces = Shares.NONE;
  private @Nullable String released;
  private String written = "";

  /** Mirrors into a folder, which is made when it is missing. */
  public Mirror(Path folder) {
    this(folder, new Disk());
  }

  Mirror(Path folder, Disk disk) {
    this.folder = folder.toAbsolutePath().normalize();
    this.disk = disk;
  }

  /** Where a web server finds the newest set. */
  public Path current() {
    return folder.resolve(CURRENT);
  }

  /** Returns the generation that readers of the mirror see, 0 if there is none. */
  public long generation() throws IOException {
    Path standing = standing();
    return standing == null ? 0 : generation(standing);
  }

  private static long generation(Path set) {
    String[] parts = set.getFileName().toString().split("-", -1);
    return parts.length > 1 && parts[1].matches("[0-9]{1,18}") ? Long.parseLong(parts[1]) : 0;
  }

  /** Returns what the set that stands is called, empty if there is none. */
  public String name() throws IOException {
    Path standing = standing();
    return standing == null ? "" : standing.getFileName().toString();
  }

  /** Returns what the set that was written here last is called, empty if none was. */
  public String written() {
    return written;
  }

  /** Returns what was said offline on the set that stands, oldest first. */
  public List<SignedWord> words() throws IOException {
    Path standing = standing();
    return standing == null ? List.of() : words(standing);
  }

  static List<SignedWord> words(Path set) throws IOException {
    Path file = set.resolve(OFFLINE);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    if (Files.size(file) <= LONGEST_WORDS) {
      Optional<List<SignedWord>> words = OfflineText.readAll(Files.readAllBytes(file));
      if (words.isPresent()) {
        return words.get();
      }
    }
    throw new IOException(
        file
            + " cannot be read as words said offline, so the set is left as it is."
            + " Move that file away to have the set replaced");
  }

  /** Lets a set be replaced although something was said on it: somebody took that in. */
  public void release(String set) {
    released = set;
  }

  /**
   * Writes a set and lets {@code current} lead to it. One that is older than what is there is left
   * alone, and so is what is there while it tells something that nobody took in.
   *
   * @return whether readers see this set now
   * @throws IOException if the folder is full or broken; what was there still stands
   */
  public boolean write(Showing set, Instant now) throws IOException {
    return alone(() -> {
      Path standing = standing();
      if (standing != null && (generation(standing) > set.generation() || isHeld(standing))) {
        return false;
      }
      press(set, FileTree.of(dated(set, now)), standing, now);
      return true;
    });
  }

  /**
   * Writes the next set of one that was found, with what was said: files that are not made anew
   * stay.
   *
   * @return whether readers see this set now; false if there is as new a one
   * @throws IOException if the folder is full or broken; what was there still stands
   */
  public boolean add(LastSet last, SignedWord word, Showing set, Instant now) throws IOException {
    return alone(() -> {
      Path standing = standing();
      if (standing != null && generation(standing) >= set.generation()) {
        return false;
      }
      Map<String, PublicFile> files = dated(set, now);
      files.put("/" + OFFLINE, json(last.withWord(word)));
      press(set, FileTree.of(files).over(last.tree()), standing, now);
      return true;
    });
  }

  private interface Work {
    boolean run() throws IOException;
  }

  /** Two that write at once wait for each other, or the older could be shown after the newer. */
  private boolean alone(Work work) throws IOException {
    Files.createDirectories(folder);
    for (int turn = 0; turn < TURNS; turn++) {
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        return lock.isValid() && work.run();
      } catch (OverlappingFileLockException anotherOfThisProcess) {
        LockSupport.parkNanos(TURN.toNanos());
      }
    }
    throw new FileSystemException(folder.toString(), null, "somebody else writes it");
  }

  private boolean isHeld(Path standing) throws IOException {
    return Files.exists(standing.resolve(OFFLINE))
        && !standing.getFileName().toString().equals(released);
  }

  private static Map<String, PublicFile> dated(Showing set, Instant now) {
    Map<String, PublicFile> files = new TreeMap<>(set.files());
    String text = "{\"generation\":%d,\"written\":\"%s\"}\n".formatted(set.generation(), now);
    files.put("/" + GENERATION, json(text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static PublicFile json(byte[] bytes) {
    return new HotFile(
            new SiteFile("application/json", "no-cache", Map.of("x-robots-tag", "noindex"), bytes))
        .ready();
  }

  private void press(Showing set, FileTree tree, @Nullable Path standing, Instant now)
      throws IOException {
    Path next = free(set.generation());
    Path unfinished = folder.resolve(next.getFileName() + UNFINISHED);
    try {
      SetFolder.delete(unfinished);
      fill(new SetFolder(unfinished, standing, disk), set, tree, now);
      disk.rename(unfinished, next);
      String notes = ServerNotes.nginx(tree, current().toString(), set.languages());
      replace("nginx.conf", notes.getBytes(StandardCharsets.UTF_8));
      lead(next);
      written = next.getFileName().toString();
    } catch (IOException failure) {
      giveBack(unfinished, next, failure);
      throw failure;
    }
    collect(next);
  }

  private void fill(SetFolder to, Showing set, FileTree tree, Instant now) throws IOException {
    for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
      to.put(file.getKey(), file.getValue());
    }
    to.keepScripts(now.minus(ASSETS_KEPT));
    PublicSnapshot snapshot = set.snapshot();
    if (snapshot != null) {
      pieces = pieces.next(SnapshotText.pieces(snapshot));
      for (Map.Entry<String, SiteFile> piece : pieces.files().entrySet()) {
        to.put(SNAPSHOT + "/" + piece.getKey() + PIECE, piece.getValue().body());
      }
    }
    to.put(ServerNotes.HEADERS, ServerNotes.headers(tree).getBytes(StandardCharsets.UTF_8));
  }

  /** A disk that is full gets its room back at once. */
  private void giveBack(Path unfinished, Path next, IOException failure) {
    try {
      SetFolder.delete(unfinished);
      if (!next.equals(standing())) {
        SetFolder.delete(next);
      }
    } catch (IOException more) {
      failure.addSuppressed(more);
    }
  }

  private @Nullable Path standing() throws IOException {
    try {
      return folder.resolve(Files.readSymbolicLink(current()));
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** The same generation may be written again, with stronger encodings or an age. */
  private Path free(long generation) {
    for (int number = 0; ; number++) {
      Path set = folder.resolve(SET + "%016d-%d".formatted(generation, number));
      if (!Files.exists(set, LinkOption.NOFOLLOW_LINKS)) {
        return set;
      }
    }
  }

  private void lead(Path next) throws IOException {
    Path link = folder.resolve(CURRENT + UNFINISHED);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, next.getFileName());
    disk.sync(folder);
    disk.rename(link, current());
    disk.sync(folder);
  }

  private void replace(String name, byte[] bytes) throws IOException {
    Path part = folder.resolve(name + UNFINISHED);
    disk.write(part, bytes);
    disk.rename(part, folder.resolve(name));
  }

  /** The newest few stay: a server may still be sending from the one before. */
  private void collect(Path newest) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> sets =
          all.filter(one -> one.getFileName().toString().startsWith(SET))
              .filter(one -> !one.equals(newest))
              .sorted()
              .toList();
      for (Path old : sets.subList(0, Math.max(0, sets.size() - KEPT + 1))) {
        SetFolder.delete(old);
      }
    }
  }
}
