package io.tocsin.app.story;

import io.tocsin.catalog.HttpProbeSpec;
import java.util.List;
import java.util.Optional;

/** What a watched server shows to whoever asks, in each of its conditions; pure. */
public final class Scenery {

  private static final String MAINTENANCE =
      "<!doctype html><title>Maintenance</title><h1>Site en maintenance</h1>"
          + "<p>Nous faisons evoluer nos services pour mieux vous servir.";

  private Scenery() {}

  /** A page and its status. */
  public record Page(int status, String text) {}

  /** A reply of a mail server to RCPT TO: the code and the words after it. */
  public record MailReply(int code, String words) {}

  /** The page a site sends, late or not; empty when it sends none. */
  public static Optional<Page> page(HttpProbeSpec site, Condition condition) {
    return switch (condition) {
      case OK, SLOW -> Optional.of(new Page(site.statuses().getFirst().from(), usual(site)));
      case MAINTENANCE -> Optional.of(new Page(200, MAINTENANCE));
      case ERROR_503 -> Optional.of(new Page(503, "<!doctype html><title>503</title>"));
      case ENDLESS, GONE -> Optional.empty();
      case UNKNOWN_USER, WAITS, GREYLISTS -> throw new IllegalArgumentException("" + condition);
    };
  }

  private static String usual(HttpProbeSpec site) {
    List<String> words = site.requiredWords();
    return "<!doctype html><title>" + site.id() + "</title><p>" + String.join(" ", words);
  }

  /** What a mail server answers to RCPT TO; empty when it answers nothing. */
  public static Optional<MailReply> mail(Condition condition) {
    return switch (condition) {
      case OK, SLOW -> Optional.of(new MailReply(250, "2.1.5 Ok"));
      case UNKNOWN_USER -> Optional.of(new MailReply(550, "5.1.1 User unknown"));
      case WAITS -> Optional.of(new MailReply(451, "4.3.2 System not accepting messages"));
      case GREYLISTS -> Optional.of(new MailReply(450, "4.7.1 Greylisted, come back later"));
      case ENDLESS, GONE -> Optional.empty();
      case MAINTENANCE, ERROR_503 -> throw new IllegalArgumentException("" + condition);
    };
  }
}
