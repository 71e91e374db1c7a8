package io.tocsin.web;

import java.util.List;
import java.util.Optional;

/**
 * What a request line asks for (RFC 9112 section 3.2). Immutable.
 *
 * @param path decoded, without dot segments
 */
record Target(String path, Form query) {

  private static final int MAX_PATH = 2048;

  /** What a provider of identities sends a browser back with may be long. */
  private static final int MAX_QUERY = 6 * 1024;

  /** Reads a request target in origin or absolute form; empty if it is to be refused. */
  static Optional<Target> parse(String uri) {
    if (isSimple(uri)) {
      return Optional.of(new Target(uri, Form.EMPTY));
    }
    String origin = uri.regionMatches(true, 0, "http", 0, 4) ? withoutAuthority(uri) : uri;
    if (!origin.startsWith("/") || origin.indexOf('#') >= 0) {
      return Optional.empty();
    }
    int question = origin.indexOf('?');
    String raw = question < 0 ? origin : origin.substring(0, question);
    if (raw.length() > MAX_PATH || origin.length() - raw.length() > MAX_QUERY) {
      return Optional.empty();
    }
    Optional<String> path = PercentCode.decode(raw).filter(decoded -> isPlain(raw, decoded));
    try {
      Form query = question < 0 ? Form.EMPTY : Form.parse(origin.substring(question + 1));
      return path.map(decoded -> new Target(decoded, query));
    } catch (Form.NotAForm e) {
      return Optional.empty();
    }
  }

  /** Most are: a path of letters, digits and few signs, which means the same to everybody. */
  private static boolean isSimple(String uri) {
    int length = uri.length();
    if (length == 0 || length > MAX_PATH || uri.charAt(0) != '/') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = uri.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
      boolean dot =
          c == '.' && uri.charAt(i - 1) != '/'; // a segment that begins with one is looked at
      if (!plain && !dot && c != '/' && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static String withoutAuthority(String uri) {
    int start = uri.indexOf("://");
    int slash = start < 0 ? -1 : uri.indexOf('/', start + 3);
    return slash < 0 ? "/" : uri.substring(slash);
  }

  /** Refuses what could mean another path to somebody else: hidden slashes, dots, controls. */
  private static boolean isPlain(String raw, String path) {
    return slashes(path) == slashes(raw) && !isOdd(path) && !hasDots(path);
  }

  private static int slashes(String text) {
    int count = 0;
    for (int i = text.indexOf('/'); i >= 0; i = text.indexOf('/', i + 1)) {
      count++;
    }
    return count;
  }

  private static boolean isOdd(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c < 0x20 || c == 0x7F || c == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDots(String path) {
    if (!path.contains("/.")) {
      return false;
    }
    List<String> segments = List.of(path.split("/", -1));
    return segments.contains("..") || segments.contains(".");
  }
}
