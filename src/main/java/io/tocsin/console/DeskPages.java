package io.tocsin.console;

import io.tocsin.catalog.Symptom;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.incidents.Proposal;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.signals.CallTally;
import io.tocsin.web.Reply;
import io.tocsin.wording.Phrasebook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody who answers calls has before the eyes; thread-safe. */
final class DeskPages {

  static final String PATH = "/console/desk";

  private static final Duration WAITS_SHOWN = Duration.ofHours(24);
  private static final int MOST_WAITS = 6;
  private static final int MOST_PROPOSALS = 8;

  private final Tools tools;
  private final Pages pages;
  private final Phrasebook book = Phrasebook.load("desk", Reception.LANGUAGES);

  DeskPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply desk(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Map<String, Object> values = shown(visit, snapshot);
    values.put("cards", cards(visit, snapshot));
    values.put("caller", caller(visit));
    values.put("done", done(visit));
    values.put("slip", slip(visit));
    values.put("waits", waits(snapshot));
    values.put("proposals", proposals(snapshot));
    return pages.page(200, visit, "desk", values);
  }

  Reply elsewhere(Visit visit) {
    return elsewhere(200, visit, Sheet.blank("place"));
  }

  Reply elsewhere(int status, Visit visit, Sheet sheet) {
    Map<String, Object> values = shown(visit, tools.snapshot().get());
    values.put("sheet", sheet);
    return pages.page(status, visit, "desk-place", values);
  }

  private Map<String, Object> shown(Visit visit, PublicSnapshot snapshot) {
    Postcodes postcodes = tools.telephone().ground().get().postcodes();
    Shift shift = Shift.of(visit.request());
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("taps", taps(visit, snapshot));
    values.put("places", shift.places(postcodes, visit.words().language()));
    values.put("postcode", shift.current().orElse(""));
    return values;
  }

  private String caller(Visit visit) {
    return visit
        .request()
        .query()
        .first("caller")
        .filter(Reception.LANGUAGES::contains)
        .orElse(visit.words().language());
  }

  private List<CallCard> cards(Visit visit, PublicSnapshot snapshot) {
    return new CallCards(
            tools.catalog().get(), snapshot, book.in(caller(visit)), visit.words().now())
        .all();
  }

  private Map<String, List<CallTap>> taps(Visit visit, PublicSnapshot snapshot) {
    Map<String, List<CallTap>> taps = new LinkedHashMap<>();
    for (ServiceView service : snapshot.services()) {
      taps.put(
          visit.words().text(service.name()),
          service.components().stream().map(view -> tap(visit, view)).toList());
    }
    return taps;
  }

  private CallTap tap(Visit visit, PublicSnapshot.ComponentView view) {
    Evidence evidence = view.evidence();
    Map<String, String> symptoms = new LinkedHashMap<>();
    tools
        .catalog()
        .get()
        .component(view.id())
        .ifPresent(component ->
            component
                .symptoms()
                .forEach(id ->
                    tools
                        .catalog()
                        .get()
                        .symptom(view.id(), id)
                        .filter(Symptom::fails)
                        .ifPresent(
                            symptom -> symptoms.put(id, visit.words().text(symptom.text())))));
    return new CallTap(
        view.id(),
        visit.words().text(view.name()),
        evidence == null ? 0 : evidence.calls().count(),
        symptoms);
  }

  /** What was done by the tap before this page, as the key of a phrase; empty if nothing. */
  private static String done(Visit visit) {
    return visit
        .request()
        .query()
        .first("done")
        .filter(Done.WORDS::contains)
        .map(word -> "desk.done." + word)
        .orElse("");
  }

  /** What a tap can lead to. */
  static final class Done {
    static final List<String> WORDS =
        List.of("counted", "undone", "late", "busy", "wait", "handed", "claimed");

    private Done() {}
  }

  private String slip(Visit visit) {
    String slip = visit.request().query().first("slip").orElse("");
    Optional<CallTally> tally = tools.telephone().calls().undoable(slip, Telephone.DESK);
    return tally.isPresent() ? slip : "";
  }

  /** How long callers waited over the last day, drawn and told. */
  Reply waited(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Instant now = tools.clock().instant();
    List<WaitChart> charts =
        snapshot.services().stream()
            .map(ServiceView::id)
            .map(service -> WaitChart.of(service, told(service, now.minus(WaitChart.SHOWN)), now))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("charts", charts);
    return pages.page(200, visit, "desk-waits", values);
  }

  private List<HelplineWait> told(String service, Instant since) {
    return tools
        .reads()
        .run(transaction -> tools.telephone().box().waits(transaction, service, since));
  }

  private Map<String, List<HelplineWait>> waits(PublicSnapshot snapshot) {
    Map<String, List<HelplineWait>> waits = new LinkedHashMap<>();
    Instant since = tools.clock().instant().minus(WAITS_SHOWN);
    for (ServiceView service : snapshot.services()) {
      List<HelplineWait> told = told(service.id(), since);
      waits.put(service.id(), told.stream().limit(MOST_WAITS).toList());
    }
    return waits;
  }

  /** What was handed in about what is open, newest first. */
  private List<Proposal> proposals(PublicSnapshot snapshot) {
    Telephone telephone = tools.telephone();
    return snapshot.incidents().stream()
        .filter(IncidentView::isOpen)
        .flatMap(incident ->
            tools
                .reads()
                .run(transaction -> telephone.box().about(transaction, incident.id()))
                .stream())
        .sorted((one, other) -> other.proposedAt().compareTo(one.proposedAt()))
        .limit(MOST_PROPOSALS)
        .toList();
  }
}
