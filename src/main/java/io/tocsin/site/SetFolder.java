package io.tocsin.site;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set that is being written, beside the one that stands. Confined to one thread.
 *
 * @param at the folder of the set
 * @param from the set that stands, of which what has not changed is linked, or null
 */
record SetFolder(Path at, @Nullable Path from, Disk disk) {

  /** Puts a file. */
  void put(String name, byte[] bytes) throws IOException {
    Path file = at.resolve(name);
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

  /** Keeps the scripts of the set that stands which were written after a moment. */
  void keepScripts(Instant oldest) throws IOException {
    if (from == null || !Files.isDirectory(from.resolve("js"))) {
      return;
    }
    try (Stream<Path> old = Files.list(from.resolve("js"))) {
      for (Path file : old.toList()) {
        Path kept = at.resolve("js").resolve(file.getFileName());
        boolean young = Files.getLastModifiedTime(file).toInstant().isAfter(oldest);
        if (young && !Files.exists(kept)) {
          Files.createDirectories(kept.getParent());
          link(file, kept);
        }
      }
    }
  }

  /** Takes a whole set away, if there is one. */
  static void delete(Path tree) throws IOException {
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
