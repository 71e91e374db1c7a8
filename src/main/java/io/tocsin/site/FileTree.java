package io.tocsin.site;

import io.tocsin.web.Header;
import io.tocsin.web.PublicFile;
import io.tocsin.web.PublicFile.Encoding;
import io.tocsin.web.SecurityHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
