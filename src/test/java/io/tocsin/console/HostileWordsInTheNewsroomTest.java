package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.tocsin.catalog.Mode;
import io.tocsin.site.HostileStrings;
import io.tocsin.site.HostileWatch;
import io.tocsin.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifteen hundred hostile texts written into the newsroom: every field of every form of every page
 * is filled with them once, and claims take the rest. What is kept and what is refused stands there
 * as text, and nothing runs.
 */
class HostileWordsInTheNewsroomTest {

  private static final int FITS = 1_500;
  private static final Set<String> LEAVING =
      Set.of("/console/sign-out", "/console/account", "/console/account/sessions/end");

  @TempDir Path folder;
  private final List<String> all = HostileStrings.all();
  private final List<String> found = new ArrayList<>();
  private final Set<String> whole = new TreeSet<>();
  private int turn;
  private NewsroomHouse house;
  private Browser alice;
  private String incident;

  @BeforeEach
  void open() {
    house = new NewsroomHouse(folder, Mode.OPERATOR);
    alice = new Browser(house.address());
    house.join(alice, "Alice", io.tocsin.access.Role.OWNER);
    incident = house.incident();
    house.evidence(true, few());
    for (String what :
        List.of("detect 0", Trouble.MIRROR, Trouble.MIRROR_OLD, Trouble.MIRROR_UNREAD)) {
      house.troubles.add(new Trouble(what, house.now(), few()));
    }
  }

  @AfterEach
  void close() {
    alice.close();
    house.close();
  }

  /** The next texts that fit into a field together. */
  private String few() {
    StringBuilder text = new StringBuilder(one());
    while (text.length() + all.get(turn % all.size()).length() < FITS) {
      text.append(' ').append(one());
    }
    return text.toString();
  }

  private String one() {
    return all.get(turn++ % all.size());
  }

  private List<String> pages() {
    String here = "/console/incidents/" + incident;
    return List.of(
        "/console",
        here,
        here + "/statement",
        here + "/sheet",
        here + "/contradictions",
        here + "/claim",
        here + "/clocks",
        here + "/why",
        here + "/after",
        "/console/waiting",
        "/console/open",
        "/console/maintenance",
        "/console/desk",
        "/console/desk/place",
        "/console/desk/affected",
        "/console/desk/said/" + incident,
        "/console/desk/way/" + incident,
        "/console/audit",
        "/console/people",
        "/console/tokens",
        "/console/account");
  }

  private void read(String path, Browser.Page page) {
    HostileWatch.read(path, page.document(), found);
    StringBuilder text = new StringBuilder();
    page.document().select("input[value]").forEach(input -> text.append(input.val()).append(' '));
    page.document().select("script, style").remove();
    text.append(page.document().body().wholeText());
    whole.addAll(HostileWatch.whole(path, text.toString(), all, found));
  }

  /** Fills in every field for words of every form that stands on a page. */
  private void fillIn(String path) {
    Set<String> done = new HashSet<>();
    for (Element form : alice.get(path).document().select("main form[method=post]")) {
      String action = form.attr("action").isEmpty() ? path : form.attr("action");
      Map<String, String> filled = new HashMap<>();
      for (Element field : form.select("textarea, input[type=text], input:not([type])")) {
        filled.put(field.attr("name"), field.tagName().equals("textarea") ? few() : one());
      }
      if (!filled.isEmpty() && !LEAVING.contains(action) && done.add(action)) {
        read(path + " to " + action, alice.submit(alice.get(path), form.attr("action"), filled));
      }
    }
  }

  private void claims() {
    String action = "/console/incidents/" + incident + "/claims";
    int kept = 0;
    int refused = 0;
    for (int from = turn; turn < from + all.size(); ) {
      Map<String, String> filled =
          Map.of("by", "other", "text.fr", few(), "source.speaker", one(), "source.channel", one());
      Browser.Page answer =
          alice.submit(alice.get("/console/incidents/" + incident), action, filled);
      read(action, answer);
      if (answer.status() == 303) {
        kept++;
      } else {
        refused++;
      }
    }
    assertThat(kept).as("claims kept, beside " + refused + " refused").isGreaterThan(10);
  }

  /** Whatever was not seen whole is written alone, and the page that tells of it read. */
  private void alone() {
    String here = "/console/incidents/" + incident;
    for (String text : unseen()) {
      read(
          here,
          alice.submit(alice.get(here), here + "/claims", Map.of("by", "other", "text.fr", text)));
    }
    read(here, alice.get(here));
  }

  private List<String> unseen() {
    return all.stream().filter(text -> !whole.contains(HostileWatch.number(text))).toList();
  }

  @Test
  void whateverIsWrittenStandsThereAsTextAndNothingRuns() {
    pages().forEach(this::fillIn);
    claims();
    pages().forEach(path -> read(path, alice.get(path)));
    alone();
    pages().forEach(path -> read(path, alice.get(path)));
    try (Chromium chromium = Chromium.open();
        BrowserContext context = chromium.browser().newContext()) {
      String home = house.address() + "/";
      HostileWatch.over(context, url -> url.startsWith(home), found);
      look(HostileWatch.open(context, found));
    }
    assertThat(found).isEmpty();
    assertThat(unseen())
        .as("texts that were not seen whole, but for characters that no text has")
        .allMatch(text -> text.chars().anyMatch(one -> one == 0 || one >= 0xFFFE));
  }

  private void look(Page page) {
    alice
        .cookies()
        .forEach((name, value) ->
            page.context()
                .addCookies(List.of(new Cookie(name, value).setUrl(house.address().toString()))));
    for (String path : pages()) {
      page.navigate(house.address() + path);
      HostileWatch.look(page, found);
      assertThat(page.url()).isEqualTo(house.address() + path);
    }
  }
}
