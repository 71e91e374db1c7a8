package io.tocsin.site;

import com.microsoft.playwright.Page;

/** What a page that is open was told, and what it has made of it. */
final class Heard {

  /** Runs before a page: notes every set it was told of, after the page itself has heard. */
  static final String TOLD =
      """
      window.told = 0;
      window.EventSource = class extends EventSource {
        addEventListener(type, hear) {
          super.addEventListener(type, event => {
            hear(event);
            window.told = JSON.parse(event.data).generation;
          });
        }
      };
      """;

  private Heard() {}

  /** Waits until a page has heard of a set. */
  static void waitFor(Page page, long generation) {
    page.waitForFunction("generation => window.told >= generation", (double) generation);
  }
}
