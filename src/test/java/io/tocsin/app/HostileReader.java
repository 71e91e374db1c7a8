package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.tocsin.site.HostileStrings;
import io.tocsin.site.HostileWatch;
import io.tocsin.web.Chromium;
import io.tocsin.wording.Text;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with Chromium who sends hostile texts through the forms of a house and reads what stands
 * on its pages afterwards; whatever runs, is asked for elsewhere or breaks a policy is noted.
 */
final class HostileReader implements AutoCloseable {

  /** What ends each of the texts, and nothing else. */
  static final Pattern NUMBER = Pattern.compile("h[0-9]{4}\\.");

  /** As in a browser without Web Crypto: else each of some hundred forms would be worked for. */
  private static final String NO_PUZZLES =
      "Object.defineProperty(crypto, 'subtle', {value: undefined});";

  /** All there is to read: the words of the page, and what stands in its fields. */
  private static final String FIELDS =
      "() => [...document.querySelectorAll('input')]"
          + ".map(one => one.getAttribute('value') || '').join(' ')";

  /** Puts words into a form as a hand that heeds no limit does, and sends it. */
  private static final String SEND =
      """
      ([action, fields]) => {
        const form = [...document.forms].find(one => one.getAttribute('action') === action);
        for (const name of Object.keys(fields)) {
          form.querySelectorAll('[name="' + name + '"]').forEach(one => one.remove());
          const field = document.createElement('textarea');
          field.name = name;
          field.value = fields[name];
          form.append(field);
        }
        window.left = true;
        HTMLFormElement.prototype.submit.call(form);
      }
      """;

  private static final int MOST_PAGES = 120;

  /** What a form may weigh, in bytes, and leave room for the rest of it. */
  private static final int BODY = 14_000;

  private static final int ADDRESS = 5_000;

  /** Other months, areas, minutes and hours than the first. */
  private static final Pattern LIKE_ANOTHER =
      Pattern.compile(
          "/area/|/history/|[.](atom|rss|json|ics|csv|svg|txt|html)([?]|$)"
              + "|[?](at|from|service|caller|lang)=");

  private final GuestHouse house;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Chromium chromium = Chromium.open();
  private final BrowserContext context;
  private final Set<String> seen = new TreeSet<>();
  final List<String> all = HostileStrings.all();
  final List<String> found = new ArrayList<>();
  final Page page;

  HostileReader(GuestHouse house) {
    this.house = house;
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("fr")
                    .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    context.addInitScript(NO_PUZZLES);
    String home = house.at("/").toString();
    HostileWatch.over(context, url -> url.startsWith(home), found);
    page = HostileWatch.open(context, found);
    page.setDefaultTimeout(60_000);
    // A page is fresh for five seconds, and on a fast machine a word follows sooner.
    CDPSession tools = context.newCDPSession(page);
    tools.send("Network.enable");
    JsonObject off = new JsonObject();
    off.addProperty("cacheDisabled", true);
    tools.send("Network.setCacheDisabled", off);
  }

  /** Reads as somebody who holds these cookies. */
  HostileReader with(Map<String, String> cookies) {
    cookies.forEach((name, value) ->
        context.addCookies(List.of(new Cookie(name, value).setUrl(house.at("/").toString()))));
    return this;
  }

  /** Opens a page and returns all that stands there. */
  String open(String path) {
    page.navigate(house.at(path).toString());
    assertThat(page.url()).isEqualTo(house.at(path).toString());
    return look();
  }

  /** Sends the form of the page that is open, and returns all that stands on the next one. */
  String send(String action, Map<String, String> fields) {
    page.evaluate(SEND, List.of(action, fields));
    page.waitForFunction("() => !window.left && document.readyState === 'complete'");
    assertThat(page.url()).startsWith(house.at("/").toString());
    return look();
  }

  /** Judges the page that is open and returns all that stands there. */
  String look() {
    String text = HostileWatch.look(page, found) + " " + page.evaluate(FIELDS);
    seen.addAll(whole(text));
    return text;
  }

  /** Returns the numbers of the texts that stand whole in what was read; a mangled one is noted. */
  Set<String> whole(String text) {
    return HostileWatch.whole(page.url(), text, all, found);
  }

  /** Returns what a field of the page that is open holds, as it was sent. */
  String held(String name) {
    return String.valueOf(
        page.evaluate(
            "name => { const one = document.querySelector('main [name=\"' + name + '\"]');"
                + " return one.localName === 'textarea' ? one.textContent : one.getAttribute('value');"
                + " }",
            name));
  }

  /** What a program was answered. */
  record Answer(int status, String type, String body) {}

  /** Sends JSON as a program does. */
  Answer tell(String path, Map<String, ?> fields, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(house.at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(fields)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      return new Answer(response.statusCode(), type, response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Says whether any of the texts, or a piece of its end, stands in what was read. */
  static boolean tells(String text) {
    return NUMBER.matcher(text).find();
  }

  /** Opens every page that is reached from one by links, but for those that are like another. */
  List<String> everyPageFrom(String start, Visitor reader) {
    List<String> pages = new ArrayList<>(List.of(start));
    for (int at = 0; at < pages.size(); at++) {
      Visitor.Page page = reader.get(pages.get(at));
      for (Element link : page.document().select("a[href^=/]")) {
        String path = link.attr("href").replaceFirst("#.*", "");
        if (path.startsWith(start) && !LIKE_ANOTHER.matcher(path).find() && !pages.contains(path)) {
          pages.add(path);
        }
      }
      assertThat(pages).as("pages that are not like another").hasSizeLessThan(MOST_PAGES);
    }
    return pages;
  }

  /** Returns the texts that stood whole on no page. */
  List<String> unseen() {
    return all.stream().filter(text -> !seen.contains(HostileWatch.number(text))).toList();
  }

  /** The texts in turn, as many together as that many characters hold. */
  static List<List<String>> together(List<String> texts, int longest) {
    return together(texts, longest, String::length);
  }

  /** The texts in turn, as many together as that many bytes of a form hold. */
  static List<List<String>> packed(List<String> texts, int bytes) {
    return together(texts, bytes, text -> encoded(text).length());
  }

  /** Writes a text as forms and addresses do. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<List<String>> together(
      List<String> texts, int most, ToIntFunction<String> size) {
    List<List<String>> rounds = new ArrayList<>();
    List<String> round = new ArrayList<>();
    int sum = 0;
    for (String text : texts) {
      int next = size.applyAsInt(text) + 1;
      if (!round.isEmpty() && sum + next > most) {
        rounds.add(List.copyOf(round));
        round.clear();
        sum = 0;
      }
      round.add(text);
      sum += next;
    }
    rounds.add(List.copyOf(round));
    return rounds;
  }

  /** The texts that a form may hold at all: one with a NUL in it is refused whole. */
  List<String> typed() {
    return all.stream().filter(text -> text.indexOf(0) < 0).toList();
  }

  /**
   * Sends the texts a few at a time through a form that refuses them, and returns those that stood
   * whole in each of its fields of words.
   *
   * @param words fields that hold what somebody typed
   * @param closed fields with a closed list
   */
  Map<String, Set<String>> refused(String form, List<String> words, List<String> closed) {
    Map<String, Set<String>> held = new HashMap<>();
    open(form);
    for (List<String> texts : packed(typed(), BODY / words.size())) {
      String together = String.join(" ", texts);
      boolean fits = encoded(together).length() <= BODY / words.size();
      for (List<String> names : fits ? List.of(words) : words.stream().map(List::of).toList()) {
        Map<String, String> fields = new HashMap<>();
        closed.forEach(name -> fields.put(name, fits ? shortest(texts) : "nothing"));
        names.forEach(name -> fields.put(name, together));
        if (!fits) {
          open(form); // else what was typed before would be sent again
        }
        send(form, fields);
        assertThat(page.locator(".fault").count()).as(together).isPositive();
        names.forEach(
            name -> held.computeIfAbsent(name, any -> new TreeSet<>()).addAll(whole(held(name))));
        house.pass(Duration.ofMinutes(1));
      }
    }
    refusesWhatNoFormMayHold(form, form, words.getFirst());
    assertThat(found).isEmpty();
    return held;
  }

  private static String shortest(List<String> texts) {
    return Collections.min(texts, Comparator.comparingInt(String::length));
  }

  /** Opens a form with each of the texts in its address that one has room for. */
  void fillsIn(String form, String words, String... closed) {
    for (List<String> texts : packed(all, ADDRESS)) {
      String together = encoded(String.join(" ", texts));
      if (together.length() <= ADDRESS) {
        String one = texts.size() > 1 ? encoded(shortest(texts)) : "x";
        StringBuilder path = new StringBuilder(form + "?" + words + "=" + together);
        List.of(closed).forEach(name -> path.append('&').append(name).append('=').append(one));
        page.navigate(house.at(path.toString()).toString());
        look();
      }
    }
  }

  /** Sends each text that no form may hold, from the page that is open: it is no request at all. */
  void refusesWhatNoFormMayHold(String form, String action, String field) {
    List<String> never = new ArrayList<>(all);
    never.removeAll(typed());
    assertThat(never).isNotEmpty();
    for (String text : never) {
      open(form);
      AtomicInteger status = new AtomicInteger();
      Consumer<Response> note =
          response -> {
            if (response.request().method().equals("POST")) { // a picture of the form may come late
              status.compareAndSet(0, response.status());
            }
          };
      page.onResponse(note);
      assertThat(tells(send(action, Map.of(field, text)))).as(action).isFalse();
      page.offResponse(note);
      assertThat(status).as(action).hasValue(400);
    }
  }

  /** Says whether a text holds what no text may: such a one is refused wherever it is sent. */
  static boolean isReadable(String text) {
    return Text.isReadable(text);
  }

  @Override
  public void close() {
    client.close();
    context.close();
    chromium.close();
  }
}
