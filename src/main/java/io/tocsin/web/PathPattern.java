package io.tocsin.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of fixed words and of names in braces that match one segment each. Immutable.
 *
 * @param segments what stands between slashes, {@code {name}} for a parameter
 */
public record PathPattern(List<String> segments) {

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]*|\\{[a-z]+}");

  public PathPattern {
    segments = List.copyOf(segments);
    for (String segment : segments) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw new IllegalArgumentException("not a segment of a route: " + segment);
      }
    }
  }

  /** Reads {@code /t/{token}}. */
  public static PathPattern of(String pattern) {
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("a route starts with a slash: " + pattern);
    }
    return new PathPattern(split(pattern));
  }

  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** Returns the parameters if the path matches. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      String value = path.get(i);
      if (isParameter(segment)) {
        if (value.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), value);
      } else if (!segment.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Says how exact the pattern is: words before parameters, from the left. */
  String precedence() {
    StringBuilder order = new StringBuilder();
    segments.forEach(segment -> order.append(isParameter(segment) ? '1' : '0'));
    return order.toString();
  }

  /** Returns the pattern with nameless parameters: two routes of the same shape collide. */
  String shape() {
    return String.join(
        "/", segments.stream().map(segment -> isParameter(segment) ? "{}" : segment).toList());
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
