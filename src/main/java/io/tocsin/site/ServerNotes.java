package io.tocsin.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells web servers which headers the files of a tree are served with. Pure. */
final class ServerNotes {

  /** What the file that static hosts read is called. */
  static final String HEADERS = "_headers";

  private ServerNotes() {}

  /** Reads the headers as {@link #headers} writes them: path of a file to its headers. */
  static Map<String, Map<String, String>> read(byte[] notes) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    Map<String, String> of = new LinkedHashMap<>();
    for (String line : new String(notes, StandardCharsets.UTF_8).split("\n")) {
      int colon = line.indexOf(": ");
      if (line.startsWith("/")) {
        of = new LinkedHashMap<>();
        all.put(line.substring(1), of);
      } else if (colon > 0) {
        of.put(line.substring(2, colon), line.substring(colon + 2));
      }
    }
    return all;
  }

  /** Returns the file {@code _headers} that static hosts read: a path, then its headers. */
  static String headers(FileTree tree) {
    StringBuilder text = new StringBuilder(1024);
    tree.headers()
        .forEach((name, headers) -> {
          text.append('/').append(name).append('\n');
          headers.forEach((header, value) ->
              text.append("  ").append(header).append(": ").append(value).append('\n'));
        });
    return text.toString();
  }

  /**
   * Returns a configuration of nginx to be included in {@code http}, with the same headers.
   *
   * @param root folder of the tree, absolute
   * @param languages that have a home page, the preferred one first
   */
  static String nginx(FileTree tree, String root, List<String> languages) {
    StringBuilder text = new StringBuilder(4096);
    text.append("# Written by tocsin export. Include it in http { }.\n");
    text.append("map_hash_bucket_size 256;\nmap_hash_max_size 65536;\n");
    text.append("map $http_accept_language $tocsin_language {\n");
    text.append("  default ").append(languages.getFirst()).append(";\n");
    languages.forEach(
        one -> text.append("  ~*^").append(one).append(' ').append(one).append(";\n"));
    text.append("}\n");
    Set<String> names = new TreeSet<>();
    tree.headers().values().forEach(headers -> names.addAll(headers.keySet()));
    names.forEach(name -> map(tree, name, text));
    server(names, root, text);
    return text.toString();
  }

  /** The commonest value is the default; the others are named file by file. */
  private static void map(FileTree tree, String header, StringBuilder text) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> values = new TreeMap<>();
    tree.headers()
        .forEach((name, headers) -> {
          String value = headers.getOrDefault(header, "");
          counts.merge(value, 1, Integer::sum);
          values.put(name, value);
        });
    String common =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
    text.append("map $uri $").append(variable(header)).append(" {\n");
    text.append("  default ").append(quoted(common)).append(";\n");
    values.forEach((name, value) -> {
      if (!value.equals(common)) {
        text.append("  ")
            .append(quoted("/" + name))
            .append(' ')
            .append(quoted(value))
            .append(";\n");
      }
    });
    text.append("}\n");
  }

  private static void server(Set<String> names, String root, StringBuilder text) {
    text.append("server {\n  listen 80;\n  root ").append(quoted(root)).append(";\n");
    text.append("  charset utf-8;\n  gzip_static on;\n  etag on;\n");
    text.append("  # With the modules of Debian: brotli_static on;\n");
    names.forEach(name ->
        text.append("  add_header ")
            .append(name)
            .append(" $")
            .append(variable(name))
            .append(" always;\n"));
    text.append("  location = / {\n    add_header vary \"Accept-Language\";\n");
    text.append("    try_files /$tocsin_language/index.html =404;\n  }\n");
    text.append("  location / {\n    try_files $uri $uri.html $uri/index.html =404;\n  }\n}\n");
  }

  private static String variable(String header) {
    return "tocsin_" + header.replace('-', '_');
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
  }
}
