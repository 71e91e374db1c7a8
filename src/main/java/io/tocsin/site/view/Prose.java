package io.tocsin.site.view;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that somebody wrote: paragraphs of lines of spans, nothing else. Immutable.
 *
 * @param language the language it is written in, which may not be the page's
 * @param foreign whether it is not in the page's language
 */
public record Prose(String language, boolean foreign, List<List<List<Span>>> paragraphs) {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"«»]{1,500}");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]");

  /** A piece of a line; a link if it has an address. */
  public record Span(String text, @Nullable String href) {}

  public Prose {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Reads a text for a page in the language. */
  public static Prose of(LocalizedText text, String pageLanguage) {
    String own = languageOf(text, pageLanguage);
    return new Prose(own, !base(own).equals(base(pageLanguage)), parse(text.in(pageLanguage)));
  }

  /** Returns the language in which a page in the given one gets to see the text. */
  static String languageOf(LocalizedText text, String pageLanguage) {
    String seen = text.in(pageLanguage);
    if (text.has(pageLanguage) || text.has(base(pageLanguage))) {
      return pageLanguage;
    }
    return text.byLanguage().entrySet().stream()
        .filter(entry -> entry.getValue().equals(seen))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(pageLanguage);
  }

  private static String base(String language) {
    int hyphen = language.indexOf('-');
    return hyphen < 0 ? language : language.substring(0, hyphen);
  }

  /** Drops control and direction-changing characters but for tab and line feed. */
  public static String clean(String text) {
    return text.chars().noneMatch(Prose::isControl) ? text : cleaned(text);
  }

  /** Most texts have nothing to drop, and a thousand of them are read for every word. */
  private static boolean isControl(int letter) {
    return letter < ' ' ? letter != '\t' && letter != '\n' : letter >= 0x7F && isRare(letter);
  }

  private static boolean isRare(int letter) {
    return letter <= 0x9F
        || (letter >= 0x202A && letter <= 0x202E)
        || (letter >= 0x2066 && letter <= 0x2069);
  }

  private static String cleaned(String text) {
    return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }

  private static List<List<List<Span>>> parse(String text) {
    List<List<List<Span>>> paragraphs = new ArrayList<>();
    for (String paragraph : clean(text).strip().split("\n[ \t]*\n\\s*", -1)) {
      paragraphs.add(paragraph.lines().map(line -> spans(line.strip())).toList());
    }
    return paragraphs;
  }

  private static List<Span> spans(String line) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(line);
    int done = 0;
    while (matcher.find()) {
      String address = matcher.group().replaceFirst("[.,;:!?)\\]'’]+$", "");
      if (isLink(address)) {
        if (matcher.start() > done) {
          spans.add(new Span(line.substring(done, matcher.start()), null));
        }
        spans.add(new Span(address, address));
        done = matcher.start() + address.length();
      }
    }
    if (done < line.length()) {
      spans.add(new Span(line.substring(done), null));
    }
    return List.copyOf(spans);
  }

  private static boolean isLink(String address) {
    try {
      return WebAddress.isWebAddress(new URI(address));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
