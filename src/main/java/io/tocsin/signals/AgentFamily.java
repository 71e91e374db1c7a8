package io.tocsin.signals;

import java.util.List;
import java.util.Locale;

/** The family of browser and system in a User-Agent header: what survives an update. */
final class AgentFamily {

  private static final int LONGEST = 512;
  private static final List<String> BROWSERS =
      List.of("firefox", "edg", "opr", "samsungbrowser", "chrome", "safari", "curl", "java");
  private static final List<String> SYSTEMS =
      List.of("android", "iphone", "ipad", "windows", "mac os", "cros", "linux");

  private AgentFamily() {}

  /** Returns two words, {@code firefox windows}; {@code other} where nothing is known. */
  static String of(String userAgent) {
    String cut = userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
    String agent = cut.toLowerCase(Locale.ROOT);
    return first(BROWSERS, agent) + " " + first(SYSTEMS, agent);
  }

  private static String first(List<String> words, String agent) {
    for (String word : words) {
      if (agent.contains(word)) {
        return word;
      }
    }
    return "other";
  }
}
