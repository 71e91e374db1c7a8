package io.tocsin.site;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Conformity;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.site.view.AreaBlock;
import io.tocsin.site.view.AreaWriter;
import io.tocsin.site.view.CheckView;
import io.tocsin.site.view.HistoryView;
import io.tocsin.site.view.HistoryWriter;
import io.tocsin.site.view.MessagesWriter;
import io.tocsin.site.view.MonthWriter;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.ServicePage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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

  /** Takes a page: where it stands, what it is called, what fills its template. */
  interface Press {
    /**
     * Prints one page.
     *
     * @param path below its language
     * @param asOf the moment it speaks of, or null for one that changes only with what it tells
     */
    void page(
        String template,
        String path,
        String title,
        @Nullable Instant asOf,
        Map<String, Object> values);
  }

  /** One service: made of what concerns it alone. */
  void service(ServiceView service, Press press) {
    ServicePage page = ServicePage.of(reading, service);
    press.page(
        "site/service-page",
        "service/" + service.id(),
        page.service().name() + " – " + page.lead().sentence(),
        null,
        Map.of("page", page));
  }

  /** Places: made of incidents, evidence and the names of places. */
  void areas(Press press) {
    AreaWriter writer = new AreaWriter(reading);
    press.page("site/areas", "area", say("area.title"), null, Map.of("areas", writer.index()));
    for (Area area : writer.areas()) {
      AreaBlock block = writer.area(area);
      press.page(
          "site/area", "area/" + block.code(), block.sentence(), null, Map.of("area", block));
    }
  }

  /** The past at a glance: made of days. */
  void history(List<MonthWriter.Place> months, Press press) {
    press.page(
        "site/history",
        "history",
        say("history.title"),
        null,
        Map.of("history", new HistoryWriter(reading).index(months)));
  }

  /** One month of the past: made of its days, incidents and announced work. */
  void month(MonthWriter.Place place, Press press) {
    HistoryView.Month view = new MonthWriter(reading, place).write();
    press.page("site/month", view.path(), view.name(), null, Map.of("month", view));
  }

  /** Is it me or is it them: made of how services are now. */
  void check(Press press) {
    press.page(
        "site/check",
        "check",
        say("check.title"),
        reading.snapshot().at(),
        Map.of("check", CheckView.of(reading)));
  }

  /** What became of messages: made of what servers answered. */
  void questions(Press press) {
    MessagesWriter messages = new MessagesWriter(reading);
    if (messages.isNeeded()) {
      press.page(
          "site/messages",
          "messages",
          say("messages.title"),
          null,
          Map.of("messages", messages.write()));
    }
  }

  /** The statement of accessibility: made of the day and of how the owner is reached. */
  void accessibility(Press press) {
    press.page(
        "site/accessibility",
        "accessibility",
        say("access.title"),
        null,
        Map.of(
            "contacts", reading.snapshot().site().contacts(),
            "state", conformity(),
            "ask", ask(),
            "day", reading.moments().day(reading.snapshot().at())));
  }

  /** What is declared, and who looked; nothing better than "not" without an audit. */
  private String conformity() {
    SiteIdentity site = reading.snapshot().site();
    Conformity declared = site.branding().accessibility();
    if (declared.on() == null || declared.by() == null) {
      return say("access.state-text");
    }
    String state =
        switch (declared.state()) {
          case NOT -> "not";
          case PARTLY -> "partly";
          case FULLY -> "fully";
        };
    String day = reading.moments().day(declared.on());
    return reading
        .phrases()
        .say("access.audited-" + state, Map.of("day", day, "by", Prose.clean(declared.by())));
  }

  /** Where people write who are stopped by something; empty for the usual contacts. */
  private String ask() {
    URI contact = reading.snapshot().site().branding().accessibility().contact();
    return contact == null ? "" : contact.toString();
  }

  private String say(String key) {
    return reading.phrases().say(key);
  }
}
