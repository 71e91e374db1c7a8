package io.tocsin.console;

import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Proposal;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.web.Reply;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes on: the list of incidents, and one of them with all that is known; thread-safe. */
final class IncidentPages {

  private static final int PROMISES_SHOWN = 8;
  private static final int DAYS_AHEAD = 8;

  private final Tools tools;
  private final Pages pages;

  IncidentPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply list(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    Map<String, Object> values = new HashMap<>();
    values.put("board", board);
    values.put("open", snapshot.incidents().stream().filter(IncidentView::isOpen).toList());
    values.put("past", snapshot.incidents().stream().filter(i -> !i.isOpen()).limit(20).toList());
    values.put("works", snapshot.maintenances());
    values.put("promises", promises(snapshot));
    values.put("troubles", tools.troubles().get());
    values.put(
        "unfit", tools.reads().run(transaction -> ClaimPages.open(tools).waiting(transaction)));
    values.put("commitments", commitments(visit));
    values.put("sheet", Sheet.blank("work"));
    values.put("proposals", tools.reads().run(tools.telephone().box()::open));
    return pages.page(200, visit, "list", values);
  }

  /** What was promised so that it does not happen again, and is due within days or late. */
  private List<Commitment> commitments(Visit visit) {
    LocalDate day =
        LocalDate.ofInstant(visit.words().now(), tools.catalog().get().zone()).plusDays(DAYS_AHEAD);
    return tools.reads().run(transaction -> tools.aftermaths().dueBefore(transaction, day));
  }

  /** What was promised and is not settled, the soonest first; what is overdue leads. */
  private static List<Promise> promises(PublicSnapshot snapshot) {
    Stream<Promise> incidents =
        snapshot.incidents().stream()
            .filter(IncidentView::isOpen)
            .flatMap(incident -> incident.promises().stream());
    Stream<Promise> works =
        snapshot.maintenances().stream()
            .map(MaintenanceView::promise)
            .flatMap(promise -> Optional.ofNullable(promise).stream());
    return Stream.concat(incidents, works)
        .filter(promise -> !promise.isSettled() && promise.replacedBy() == null)
        .sorted(Comparator.comparing(Promise::due))
        .limit(PROMISES_SHOWN)
        .toList();
  }

  Reply one(Visit visit) {
    return one(200, visit, Sheet.blank("none"));
  }

  /**
   * Shows one incident.
   *
   * @param sheet the form on it that did not do
   */
  Reply one(int status, Visit visit, Sheet sheet) {
    PublicSnapshot snapshot = tools.snapshot().get();
    String id = visit.request().parameter("incident");
    Optional<IncidentView> incident =
        snapshot.incidents().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    return pages.page(status, visit, "incident", values(visit, snapshot, incident.get(), sheet));
  }

  private Map<String, Object> values(
      Visit visit, PublicSnapshot snapshot, IncidentView incident, Sheet sheet) {
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    FactSheet standing =
        tools
            .press()
            .sheets()
            .current(incident.id())
            .map(SheetRevision::sheet)
            .orElseGet(() -> FirstFacts.of(incident, board));
    Sheet written =
        new Sheet(
            "facts",
            FactValues.of(standing, board.catalog(), visit.words()),
            List.of(),
            Optional.empty());
    Map<String, Object> values = new HashMap<>();
    values.put("board", board);
    values.put("incident", incident);
    values.put("cockpit", new Cockpit(incident, board, visit.words()));
    values.put(
        "facts",
        new Facts(written, board, visit.words(), board.watched(incident.service()), tools.lint()));
    values.put("kept", visit.request().query().first("kept").isPresent());
    values.put("sheet", sheet);
    values.put("proposals", proposals(incident.id()));
    return values;
  }

  private List<Proposal> proposals(String incident) {
    return tools
        .reads()
        .run(transaction -> tools.telephone().box().about(transaction, incident))
        .stream()
        .filter(Proposal::isOpen)
        .toList();
  }
}
