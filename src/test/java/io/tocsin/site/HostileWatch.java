package io.tocsin.site;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;

/** Sees whether a hostile text did anything but stand there. */
public final class HostileWatch {

  /** Runs before a page: notes what runs, and what its policy forbids. */
  private static final String WATCH =
      """
      window.seen = [];
      window.hit = () => window.seen.push('ran');
      for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) {
        window[name] = () => window.seen.push(name);
      }
      addEventListener('securitypolicyviolation',
        event => window.seen.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
      """;

  /** Returns what is wrong with a page as it stands, and what it says. */
  private static final String LOOK =
      """
      () => {
        const wrong = [...window.seen];
        const ways = ['https:', 'http:', 'mailto:', 'tel:', 'data:'];
        for (const one of document.querySelectorAll('*')) {
          const name = one.localName;
          if (['x', 'iframe', 'object', 'embed', 'base', 'math', 'foreignobject', 'marquee',
               'video', 'audio', 'animate', 'frame', 'portal'].includes(name)
              || (name === 'script' && !one.src && one.type !== 'application/ld+json')) {
            wrong.push('element ' + name);
          }
          for (const attribute of one.attributes) {
            if (attribute.name.startsWith('on') || attribute.name === 'srcdoc'
                || attribute.name === 'style') {
              wrong.push('attribute ' + attribute.name + ' of ' + name);
            }
          }
          for (const key of ['href', 'src', 'action', 'formAction']) {
            const value = one[key];
            if (typeof value === 'string' && value !== '' && one.hasAttribute(key)
                && !ways.includes(new URL(value, location).protocol)) {
              wrong.push(key + ' leads to ' + value);
            }
          }
        }
        const body = document.body.cloneNode(true);
        body.querySelectorAll('script, style').forEach(one => one.remove());
        return { wrong: [...new Set(wrong)], text: body.textContent };
      }
      """;

  private static final String FORBIDDEN =
      "x, iframe, object, embed, base, math, foreignObject, marquee, video, audio, animate,"
          + " script:not([src]):not([type]), link[rel=prefetch], link[href*=evil]";

  private static final Pattern NUMBER = Pattern.compile("h[0-9]{4}\\.");

  private HostileWatch() {}

  /**
   * Notes whatever the pages of a browser do that text does not: asking strangers, opening windows.
   *
   * @param ours says of an address whether the pages may ask for it
   */
  public static void over(BrowserContext context, Predicate<String> ours, List<String> found) {
    context.addInitScript(WATCH);
    context.onRequest(request -> {
      if (!ours.test(request.url()) && !request.url().startsWith("data:image/")) {
        note(found, "asked for " + request.url());
      }
    });
    context.onDialog(dialog -> {
      note(found, "dialog: " + dialog.message());
      dialog.dismiss();
    });
  }

  /** Opens a page of ours; any other that is opened afterwards is noted, and all errors are. */
  public static Page open(BrowserContext context, List<String> found) {
    Page page = context.newPage();
    context.onPage(other -> note(found, "a window was opened"));
    page.onPageError(error -> note(found, page.url() + " error: " + error));
    page.onConsoleMessage(message -> {
      boolean answered =
          message.text().startsWith("Failed to load resource") // 404, 422
              || message.text().startsWith("EventSource's response"); // no stream in that house
      if (message.type().equals("error") && !answered) {
        note(found, page.url() + " console: " + message.text());
      }
    });
    return page;
  }

  /** Notes what is wrong with all that stands on a page, and returns what it says. */
  public static String look(Page page, List<String> found) {
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
    Map<?, ?> told = (Map<?, ?>) page.evaluate(LOOK);
    ((List<?>) told.get("wrong")).forEach(what -> note(found, page.url() + " " + what));
    return String.valueOf(told.get("text"));
  }

  /** Notes a finding, of many the first. */
  public static void note(List<String> found, String what) {
    if (found.size() < 50) {
      found.add(what);
    }
  }

  /** Looks at a page that was parsed and not run. */
  public static void read(String path, Document page, List<String> found) {
    page.select(FORBIDDEN).forEach(one -> note(found, path + " element " + one.tagName()));
    page.getAllElements()
        .forEach(one -> one.attributes().forEach(attribute -> attribute(path, attribute, found)));
  }

  private static void attribute(String path, Attribute attribute, List<String> found) {
    String key = attribute.getKey().toLowerCase(Locale.ROOT);
    boolean acts = key.startsWith("on") || key.equals("style") || key.equals("srcdoc");
    boolean leads =
        Set.of("href", "src", "action", "formaction").contains(key)
            && !attribute.getValue().matches("(?s)(https?:|mailto:|tel:|data:image/|[/#?]|$).*");
    if (acts || leads) {
      note(found, path + " " + attribute);
    }
  }

  /** Wherever the number of a text stands, the whole of it stands before. */
  public static Set<String> whole(
      String path, String text, List<String> texts, List<String> found) {
    Map<String, String> byNumber = new HashMap<>();
    for (String one : texts) {
      String bare = bare(one);
      byNumber.put(number(one), bare);
    }
    String shown = bare(text);
    Set<String> whole = new TreeSet<>();
    Matcher numbers = NUMBER.matcher(shown);
    while (numbers.find()) {
      String bare = byNumber.getOrDefault(numbers.group(), numbers.group());
      if (shown.startsWith(bare, numbers.end() - bare.length())) {
        whole.add(numbers.group());
      } else {
        int from = Math.max(0, numbers.end() - 80);
        note(found, path + " mangles " + bare + ": " + shown.substring(from, numbers.end()));
      }
    }
    return whole;
  }

  /** The number at the end of a text, by which it is known again. */
  public static String number(String text) {
    String bare = bare(text);
    return bare.substring(bare.length() - 6);
  }

  /** What of a text can be compared: space and what nobody sees may be told otherwise. */
  public static String bare(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replaceAll("[\\s\\p{Z}\\p{C}\uFFFD?]", "");
  }
}
