package io.tocsin.site;

import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private static final String CURRENT = "current";
  private static final String SET = "set-";
  private static final String UNFINISHED = ".unfinished";
  private static final int KEPT = 3;
  private static final Duration ASSETS_KEPT = Duration.ofDays(7);

  private final Path folder;
  private final Disk disk;

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

  /**
   * Writes a set and lets {@code current} lead to it; one that is older than what is there is left
   * alone.
   *
   * @param languages that have a home page, the preferred one first
   * @param set path to file, in the encodings that are ready
   * @return whether readers see this set now
   * @throws IOException if the folder is full or broken; what was there still stands
   */
  public boolean write(
      long generation, List<String> languages, Map<String, PublicFile> set, Instant now)
      throws IOException {
    Path standing = standing();
    if (standing != null && generation(standing) > generation) {
      return false;
    }
    Files.createDirectories(folder);
    Path next = free(generation);
    Path unfinished = folder.resolve(next.getFileName() + UNFINISHED);
    delete(unfinished);
    Files.createDirectories(unfinished);
    FileTree tree = FileTree.of(set);
    for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
      put(unfinished, standing, file.getKey(), file.getValue());
    }
    if (standing != null) {
      keepAssets(standing, unfinished, now);
    }
    put(
        unfinished,
        standing,
        "_headers",
        ServerNotes.headers(tree).getBytes(StandardCharsets.UTF_8));
    disk.rename(unfinished, next);
    String notes = ServerNotes.nginx(tree, current().toString(), languages);
    replace("nginx.conf", notes.getBytes(StandardCharsets.UTF_8));
    lead(next);
    collect(next);
    return true;
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

  private void put(Path to, @Nullable Path from, String name, byte[] bytes) throws IOException {
    Path file = to.resolve(name);
    Files.createDirectories(file.getParent());
    Path old = from == null ? null : from.resolve(name);
    if (old != null && isSame(old, bytes)) {
      link(old, file);
    } else {
      disk.write(file, bytes);
    }
  }

  private static boolean isSame(Path old, byte[] bytes) throws IOException {
    return Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS)
        && Files.size(old) == bytes.length
        && Arrays.equals(Files.readAllBytes(old), bytes);
  }

  /** A file system without links gets a copy. */
  private static void link(Path old, Path file) throws IOException {
    try {
      Files.createLink(file, old);
    } catch (UnsupportedOperationException | FileSystemException refused) {
      Files.copy(
          old, file, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void keepAssets(Path standing, Path next, Instant now) throws IOException {
    Path scripts = standing.resolve("js");
    if (!Files.isDirectory(scripts)) {
      return;
    }
    try (Stream<Path> old = Files.list(scripts)) {
      for (Path file : old.toList()) {
        Path kept = next.resolve("js").resolve(file.getFileName());
        FileTime written = Files.getLastModifiedTime(file);
        boolean young = written.toInstant().plus(ASSETS_KEPT).isAfter(now);
        if (young && !Files.exists(kept)) {
          Files.createDirectories(kept.getParent());
          link(file, kept);
        }
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
        delete(old);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(at);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
