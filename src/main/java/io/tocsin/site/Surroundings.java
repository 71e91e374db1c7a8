package io.tocsin.site;

import io.tocsin.catalog.Area;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.view.AreaBlock;
import io.tocsin.site.view.AreaWriter;
import io.tocsin.site.view.CheckView;
import io.tocsin.site.view.Frame;
import io.tocsin.site.view.HistoryView;
import io.tocsin.site.view.HistoryWriter;
import io.tocsin.site.view.MessagesWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.ServicePage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the pages around incidents in one language: services, places, the past, questions. */
final class Surroundings {

  /** Pages on which something is found with a script, below their language. */
  static final Set<String> FINDERS = Set.of("area", "messages");

  private final Reading reading;

  Surroundings(Reading reading) {
    this.reading = reading;
  }

  /** Takes a page: its template, its frame, what fills it. */
  interface Press {
    /** Prints one page. */
    void put(String template, Frame frame, Map<String, Object> values);
  }

  /** Frames a page below its language. */
  interface Framing {
    /**
     * Frames one page.
     *
     * @param asOf the moment it speaks of, or null for one that changes only with what it tells
     */
    Frame frame(String path, String title, @Nullable Instant asOf);
  }

  void pages(Press press, Framing framing) {
    services(press, framing);
    areas(press, framing);
    history(press, framing);
    questions(press, framing);
    accessibility(press, framing);
  }

  private void accessibility(Press press, Framing framing) {
    PublicSnapshot.Site site = reading.snapshot().site();
    String day = reading.moments().day(reading.snapshot().at());
    press.put(
        "site/accessibility",
        framing.frame("accessibility", reading.phrases().say("access.title"), null),
        Map.of("contacts", site.contacts(), "day", day));
  }

  private void services(Press press, Framing framing) {
    for (ServiceView service : reading.snapshot().services()) {
      ServicePage page = ServicePage.of(reading, service);
      String title = page.service().name() + " – " + page.lead().sentence();
      press.put(
          "site/service-page",
          framing.frame("service/" + service.id(), title, reading.snapshot().at()),
          Map.of("page", page));
    }
  }

  private void areas(Press press, Framing framing) {
    AreaWriter writer = new AreaWriter(reading);
    press.put(
        "site/areas",
        framing.frame("area", reading.phrases().say("area.title"), null),
        Map.of("areas", writer.index()));
    for (Area area : writer.areas()) {
      AreaBlock block = writer.area(area);
      press.put(
          "site/area",
          framing.frame("area/" + block.code(), block.sentence(), null),
          Map.of("area", block));
    }
  }

  private void history(Press press, Framing framing) {
    HistoryWriter writer = new HistoryWriter(reading);
    press.put(
        "site/history",
        framing.frame("history", reading.phrases().say("history.title"), null),
        Map.of("history", writer.index()));
    for (var month : writer.months()) {
      HistoryView.Month view = writer.month(month);
      press.put("site/month", framing.frame(view.path(), view.name(), null), Map.of("month", view));
    }
  }

  private void questions(Press press, Framing framing) {
    press.put(
        "site/check",
        framing.frame("check", reading.phrases().say("check.title"), null),
        Map.of("check", CheckView.of(reading)));
    MessagesWriter messages = new MessagesWriter(reading);
    if (messages.isNeeded()) {
      press.put(
          "site/messages",
          framing.frame("messages", reading.phrases().say("messages.title"), reading.snapshot().at()),
          Map.of("messages", messages.write()));
    }
  }
}
