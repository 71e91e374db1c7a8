package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.Hindsight;
import io.tocsin.incidents.Hindsight.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.RawReports;
import io.tocsin.incidents.WhyThen;
import io.tocsin.web.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why there was an alarm at a minute of the last thirty days, or why there was none, and the
 * reports behind it in rows that name nobody; thread-safe.
 */
final class WhyPages {

  static final String PATH = "/console/why";
  static final String REPORTS = "/console/reports";

  private static final Duration HOUR = Duration.ofHours(1);

  private final Tools tools;
  private final Pages pages;

  WhyPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  /** Returns where a minute of a service is explained. */
  static String address(String service, Instant minute) {
    return PATH + "?service=" + encoded(service) + "&at=" + minute.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Returns where the reports of an hour stand. */
  static String reports(String service, Instant from) {
    return REPORTS + "?service=" + encoded(service) + "&from=" + from.truncatedTo(ChronoUnit.HOURS);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Reply why(Visit visit) {
    Catalog catalog = tools.catalog().get();
    Board board = new Board(catalog, tools.snapshot().get(), visit.words());
    Map<String, Object> values = asked(visit, board, "at");
    Optional<Service> service = service(visit, catalog);
    Optional<Instant> minute = moment(visit, catalog, "at");
    if (service.isEmpty() || minute.isEmpty()) {
      return pages.page(200, visit, "why", values);
    }
    Answer<WhyThen> answer =
        tools.hindsight().why(service.get().id(), minute.get(), tools.clock().instant());
    switch (answer) {
      case Answer.Told<WhyThen>(WhyThen then) ->
          values.put(
              "parts",
              new WhyWriter(board, visit.words(), service.get().kind(), then)
                  .parts(service.get().id()));
      case Answer.Untold<WhyThen>(Hindsight.Gap gap) ->
          values.put("gap", visit.words().say("why.gap", gap));
    }
    values.put("incidents", during(service.get().id(), minute.get()));
    return pages.page(200, visit, "why", values);
  }

  /** The incidents of a service that were going on. */
  private List<Incident> during(String service, Instant at) {
    List<IncidentHistory> near =
        tools
            .reads()
            .run(transaction ->
                Stream.concat(
                        tools.archive().open(transaction).stream(),
                        tools.archive().closedSince(transaction, at).stream())
                    .toList());
    return near.stream()
        .map(IncidentHistory::incident)
        .filter(incident -> incident.service().equals(service))
        .filter(incident -> !incident.onset().isAfter(at))
        .toList();
  }

  Reply reports(Visit visit) {
    Catalog catalog = tools.catalog().get();
    Board board = new Board(catalog, tools.snapshot().get(), visit.words());
    Map<String, Object> values = asked(visit, board, "from");
    Optional<Service> service = service(visit, catalog);
    Optional<Instant> from = moment(visit, catalog, "from");
    if (service.isEmpty() || from.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Instant begin = from.get().truncatedTo(ChronoUnit.HOURS);
    values.put("minute", begin);
    Answer<RawReports> answer =
        tools
            .hindsight()
            .reports(service.get().id(), begin, begin.plus(HOUR), tools.clock().instant());
    switch (answer) {
      case Answer.Told<RawReports>(RawReports rows) -> values.put("rows", rows);
      case Answer.Untold<RawReports>(Hindsight.Gap gap) ->
          values.put("gap", visit.words().say("why.gap", gap));
    }
    return pages.page(200, visit, "reports", values);
  }

  /** What both pages show of what was asked. */
  private static Map<String, Object> asked(Visit visit, Board board, String field) {
    Catalog catalog = board.catalog();
    Map<String, Object> values = new HashMap<>();
    values.put("board", board);
    values.put("service", service(visit, catalog).map(Service::id).orElse(""));
    moment(visit, catalog, field)
        .ifPresent(at -> values.put("minute", at.truncatedTo(ChronoUnit.MINUTES)));
    boolean wrong =
        visit.request().query().first(field).filter(text -> !text.isBlank()).isPresent()
            && moment(visit, catalog, field).isEmpty();
    values.put("wrong", wrong);
    return values;
  }

  private static Optional<Service> service(Visit visit, Catalog catalog) {
    return visit.request().query().first("service").flatMap(catalog::service);
  }

  /** An instant as links write it, or day and time as the form's field does. */
  private static Optional<Instant> moment(Visit visit, Catalog catalog, String field) {
    return visit.request().query().first(field).flatMap(text -> moment(text.strip(), catalog));
  }

  private static Optional<Instant> moment(String text, Catalog catalog) {
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).atZone(catalog.zone()).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
