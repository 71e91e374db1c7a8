package io.tocsin.site;

import io.tocsin.web.Header;
import io.tocsin.web.PublicFile;
import io.tocsin.web.PublicFile.Encoding;
import io.tocsin.web.SecurityHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A set as the files and folders that any web server serves. Immutable.
 *
 * <p>A page {@code /fr/about} is {@code fr/about.html}, {@code /fr/} is {@code fr/index.html}; a
 * packed form stands beside its file with {@code .gz}, {@code .br} or {@code .zst} at its end.
 *
 * @param files path below the root, without a slash before it, to bytes
 * @param headers path of a file to the headers it is served with
 */
record FileTree(Map<String, byte[]> files, Map<String, Map<String, String>> headers) {

  private static final Map<Encoding, String> ENDINGS =
      Map.of(Encoding.GZIP, ".gz", Encoding.BROTLI, ".br", Encoding.ZSTD, ".zst");

  FileTree {
    files = Collections.unmodifiableMap(files);
    headers = Collections.unmodifiableMap(headers);
  }

  /** Lays public files out; path to file. */
  static FileTree of(Map<String, PublicFile> set) {
    Map<String, byte[]> files = new TreeMap<>();
    Map<String, Map<String, String>> headers = new TreeMap<>();
    set.forEach((path, file) -> {
      String name = name(path, file.contentType());
      headers.put(name, headers(file));
      for (PublicFile.Variant variant : file.variants()) {
        if (variant.bytes() instanceof PublicFile.Bytes.Hot(byte[] bytes)) {
          files.put(name + ENDINGS.getOrDefault(variant.encoding(), ""), bytes);
        }
      }
    });
    return new FileTree(files, headers);
  }

  /**
   * Reads a tree as it was written, with the headers that stand in it.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static FileTree read(Path set) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(set)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(set.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] notes = files.remove(ServerNotes.HEADERS);
    files.keySet().removeIf(name -> name.startsWith(Mirror.SNAPSHOT + "/"));
    return new FileTree(files, notes == null ? Map.of() : ServerNotes.read(notes));
  }

  /** Returns this tree with those files of another that it lacks, packed forms of its own too. */
  FileTree over(FileTree other) {
    Map<String, byte[]> all = new TreeMap<>(files);
    Map<String, Map<String, String>> notes = new TreeMap<>(headers);
    other
        .files()
        .forEach((name, bytes) -> {
          byte[] plain = files.get(bare(name));
          if (plain == null || Arrays.equals(plain, other.files().get(bare(name)))) {
            all.putIfAbsent(name, bytes);
          }
        });
    other.headers().forEach(notes::putIfAbsent);
    notes.keySet().retainAll(all.keySet());
    return new FileTree(all, notes);
  }

  private static String bare(String name) {
    return ENDINGS.values().stream()
        .filter(name::endsWith)
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }

  static String name(String path, String contentType) {
    String bare = path.substring(1);
    if (bare.isEmpty() || bare.endsWith("/")) {
      return bare + "index.html";
    }
    boolean named = bare.substring(bare.lastIndexOf('/') + 1).indexOf('.') >= 0;
    return contentType.startsWith("text/html") && !named ? bare + ".html" : bare;
  }

  /**
   * What the door says with every file, and what the file says itself, which goes first; with an
   * empty value it takes back what every file carries.
   */
  private static Map<String, String> headers(PublicFile file) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<Header> all = SecurityHeaders.STRICT.all();
    all.forEach(header -> headers.put(lower(header.name()), header.value()));
    file.headers().forEach(header -> headers.put(lower(header.name()), header.value()));
    headers.put("cache-control", file.cacheControl());
    headers.values().removeIf(String::isEmpty);
    return headers;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
