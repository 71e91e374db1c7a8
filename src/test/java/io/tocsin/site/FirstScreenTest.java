package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.tocsin.web.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the first screen of a narrow phone while something is broken. */
class FirstScreenTest {

  private static final int HEIGHT = 800;

  @TempDir Path folder;

  @Test
  void sentenceFactsAndQuestionStandOnTheFirstScreen() throws IOException {
    try (Served served = Served.live(folder, Seasons.winter());
        Chromium chromium = Chromium.open();
        BrowserContext context =
            chromium
                .browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(360, HEIGHT))) {
      Page page = context.newPage();
      for (String language : new String[] {"fr", "en"}) {
        page.navigate(served.at("/" + language + "/"));
        // A real page says nothing of a story.
        page.locator(".demo").evaluate("note => note.remove()");
        BoundingBox facts = page.locator(".lead .facts").boundingBox();
        Locator buttons = page.locator(".lead .ask .button");
        BoundingBox first = buttons.first().boundingBox();
        assertThat(facts.y + facts.height).as(language).isLessThan(first.y);
        assertThat(first.y + first.height).as(language).isLessThan(HEIGHT);
        assertThat(page.locator(".tongues a:visible").count()).isOne();
      }
    }
  }
}
