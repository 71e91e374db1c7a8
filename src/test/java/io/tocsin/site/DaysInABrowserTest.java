package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.tocsin.site.view.DayBars;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the bars of days is true of the bars that one sees. */
class DaysInABrowserTest {

  private static final String SEEN =
      "strip => { const box = strip.getBoundingClientRect();"
          + " return [...strip.querySelectorAll('a')].filter(bar => {"
          + " const at = bar.getBoundingClientRect();"
          + " return at.left >= box.left - 1 && at.right <= box.right + 1 }).length }";

  private static final String BAR =
      "strip => strip.querySelector('a').getBoundingClientRect().width"
          + " / strip.getBoundingClientRect().width";

  @TempDir Path folder;

  @Test
  void sentenceTellsHowManyBarsThereAreAtEachWidth() throws IOException {
    try (Served served = Served.live(folder, Seasons.winter());
        Chromium chromium = Chromium.open();
        BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      for (String language : new String[] {"fr", "en"}) {
        page.setViewportSize(360, 800);
        page.navigate(served.at("/" + language + "/history"));
        Locator row = page.locator(".function").first();
        assertThat(row.locator(".strip").evaluate(SEEN)).isEqualTo(DayBars.FEW);
        String told = language.equals("fr") ? "les 30 derniers jours" : "the last 30 days";
        assertThat(row.innerText()).contains(told).contains("90");
        page.setViewportSize(1440, 900);
        assertThat(row.locator(".strip").evaluate(SEEN)).isEqualTo(90);
        assertThat(row.innerText()).doesNotContain(told).contains("90");
      }
    }
  }

  @Test
  void daysOfAMonthThatHasJustBegunAreAsWideAsThoseOfAnyOther() throws IOException {
    try (Served served = Served.live(folder, Seasons.winter());
        Chromium chromium = Chromium.open();
        BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      for (int width : new int[] {360, 1440}) {
        page.setViewportSize(width, 900);
        page.navigate(served.at("/fr/history/2026-03"));
        Locator row = page.locator(".function").first();
        assertThat(row.locator(".strip a").count()).isEqualTo(3);
        assertThat((double) row.locator(".strip").evaluate(BAR)).isBetween(0.02, 0.035);
        Locator ends = row.locator(".ends span");
        assertThat(ends.allInnerTexts()).containsExactly("dimanche 1er mars", "mardi 3 mars");
        BoundingBox first = ends.first().boundingBox();
        assertThat(ends.last().boundingBox().x - first.x - first.width).isBetween(0.0, 10.0);
      }
    }
  }
}
