package io.tocsin.access;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody came with, as a family and no more: enough to tell one's telephone from a
 * stranger's machine; immutable. Browsers say what they like, so nothing is decided by it.
 *
 * @param text names of browser and system, {@code Firefox, Android}; empty: not told
 */
public record Device(String text) {

  /** It was not told. */
  public static final Device UNKNOWN = new Device("");

  /** What a line contains, and what that tells; the first that is found counts. */
  private record Mark(String mark, String name) {}

  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Chrome/", "Chrome"),
          new Mark("Safari/", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("Android", "Android"),
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Windows", "Windows"),
          new Mark("Mac OS X", "macOS"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Linux", "Linux"));

  /** Reads the family out of a {@code User-Agent} header. */
  public static Device of(String userAgent) {
    return new Device(
        Stream.of(BROWSERS, SYSTEMS)
            .flatMap(marks -> first(marks, userAgent))
            .collect(Collectors.joining(", ")));
  }

  private static Stream<String> first(List<Mark> marks, String userAgent) {
    return marks.stream().filter(mark -> userAgent.contains(mark.mark())).map(Mark::name).limit(1);
  }
}
