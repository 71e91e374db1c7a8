package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are open hear of every set, and fetch what concerns them. */
class OpenPagesTest {

  private static final String INCIDENT = "/fr/incident/i-0303";

  private static final IncidentView OTHERWISE =
      Samples.retold(Samples.badMorning(), List.of(), List.of(), null, List.of());

  /** What an answer weighs that says no more than "the same" (Resource Timing, transferSize). */
  private static final int VALIDATED = 300;

  private static final String FETCHES =
      "() => performance.getEntriesByType('resource')"
          + ".filter(one => one.name === location.href).map(one => one.transferSize)";

  @TempDir Path folder;
  private final Chromium chromium = Chromium.open();
  private BrowserContext context;
  private Page page;
  private Served served;

  @BeforeEach
  void serve() throws IOException {
    served = Served.live(folder, at(11, List.of(Samples.badMorning())));
    context = chromium.browser().newContext();
    context.addInitScript(Heard.TOLD);
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
    chromium.close();
    served.close();
  }

  /** A set in which other outages are told of, or none. */
  private static PublicSnapshot at(long generation, List<IncidentView> incidents) {
    PublicSnapshot one = Samples.acknowledged();
    return new PublicSnapshot(
        generation,
        Samples.NOW.minusSeconds(60).plusSeconds(generation),
        one.site(),
        one.services(),
        incidents,
        one.maintenances(),
        one.record(),
        one.places(),
        one.remarks(),
        one.days());
  }

  /** Opens a page and waits until it knows what set it is of: it has asked again for itself. */
  private void open(String path) {
    page.navigate(served.at(path));
    Heard.waitFor(page, 11);
    assertThat(fetches(1)).as("the same again is not sent again").isEqualTo(List.of(VALIDATED));
  }

  /** How many bytes came with each answer when a page asked for itself, when there are so many. */
  private List<?> fetches(int count) {
    page.waitForFunction("count => (" + FETCHES + ")().length >= count", (double) count);
    return (List<?>) page.evaluate(FETCHES);
  }

  private void show(long generation, IncidentView... incidents) {
    served.show(at(generation, List.of(incidents)));
    Heard.waitFor(page, generation);
  }

  @Test
  void pageThatDidNotChangeIsNotFetchedAndOneThatDidIs() {
    open(INCIDENT);
    show(12, Samples.badMorning());
    show(13, Samples.badMorning());
    assertThat(fetches(1)).as("only the home pages say as of when they are").hasSize(1);
    show(14, OTHERWISE);
    assertThat(fetches(2).getLast()).isNotEqualTo(VALIDATED);
    show(15, OTHERWISE);
    assertThat(fetches(2)).hasSize(2);
  }

  /** It is served without a redirect, and an event names it by the address it has as well. */
  @Test
  void startPageIsFetchedThoughItsAddressIsNotNamed() {
    open("/");
    show(12, Samples.badMorning());
    assertThat(fetches(2)).hasSize(2);
  }
}
