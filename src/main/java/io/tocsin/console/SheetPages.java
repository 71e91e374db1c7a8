package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.Saving;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the facts of an incident are written down, and nothing is said yet; thread-safe. */
final class SheetPages {

  private static final String NAME = "facts";
  private static final String SEEN = "seen_sheet";

  private final Tools tools;
  private final Pages pages;

  SheetPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  private record Scene(Visit visit, Board board, IncidentView incident) {
    String service() {
      return incident.service();
    }
  }

  private Optional<Scene> scene(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    String id = visit.request().parameter("incident");
    return snapshot.incidents().stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .map(incident -> new Scene(visit, board, incident));
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  Reply form(Visit visit) {
    return scene(visit).map(this::form).orElseGet(() -> nothing(visit));
  }

  private Reply form(Scene scene) {
    SheetRevision standing = tools.press().sheets().current(scene.incident().id()).orElse(null);
    FactSheet facts =
        standing == null ? FirstFacts.of(scene.incident(), scene.board()) : standing.sheet();
    return show(200, scene, filled(scene, facts, number(standing)), null);
  }

  private static long number(@Nullable SheetRevision revision) {
    return revision == null ? 0 : revision.number();
  }

  private Sheet filled(Scene scene, FactSheet facts, long seen) {
    Catalog catalog = tools.catalog().get();
    Map<String, List<String>> values =
        new HashMap<>(FactValues.of(facts, catalog, scene.visit().words()));
    return new Sheet(NAME, values, List.of(), Optional.empty()).with(SEEN, Long.toString(seen));
  }

  private Reply show(int status, Scene scene, Sheet sheet, @Nullable SheetRevision theirs) {
    Visit visit = scene.visit();
    Facts facts =
        new Facts(
            sheet,
            scene.board(),
            visit.words(),
            scene.board().watched(scene.service()),
            tools.lint());
    Map<String, Object> values = new HashMap<>();
    values.put("incident", scene.incident());
    values.put("facts", facts);
    values.put("theirs", theirs);
    values.put("other", theirs == null ? facts : reading(scene, theirs));
    return pages.page(status, visit, "sheet", values);
  }

  private Facts reading(Scene scene, SheetRevision revision) {
    return new Facts(
        filled(scene, revision.sheet(), revision.number()),
        scene.board(),
        scene.visit().words(),
        scene.board().watched(scene.service()),
        tools.lint());
  }

  Reply save(Visit visit, Form form) {
    return scene(visit).map(scene -> save(scene, form)).orElseGet(() -> nothing(visit));
  }

  /** The session ended meanwhile: nothing is kept and nothing that was typed is lost. */
  Reply saveAgain(Visit visit, Form form) {
    Sheet sheet = Sheet.returned(NAME, form, List.of()).noticed("compose.again");
    return scene(visit).map(scene -> show(422, scene, sheet, null)).orElseGet(() -> nothing(visit));
  }

  private Reply save(Scene scene, Form form) {
    Visit visit = scene.visit();
    Catalog catalog = tools.catalog().get();
    FactForm read = new FactForm(form, catalog, scene.service(), visit.words().now());
    FactSheet facts = read.sheet();
    if (form.first("do").orElse("").startsWith("add:")) {
      return show(200, scene, Sheet.returned(NAME, form, List.of()), null);
    }
    if (!read.faults().isEmpty()) {
      return show(422, scene, Sheet.returned(NAME, form, read.faults()), null);
    }
    String incident = scene.incident().id();
    long seen = seen(form);
    return switch (tools.press().sheets().save(incident, seen, facts, visit.actor())) {
      case Saving.Saved _ -> Reply.seeOther("/console/incidents/" + incident + "?kept=1#sheet");
      case Saving.ChangedMeanwhile(SheetRevision standing, SheetRevision _) ->
          show(
              409,
              scene,
              filled(scene, facts, standing.number()).noticed("sheet.changed"),
              standing);
      case Saving.Refused(List<Fault> faults) ->
          show(422, scene, refused(scene, facts, seen, faults), null);
    };
  }

  private Sheet refused(Scene scene, FactSheet facts, long seen, List<Fault> faults) {
    Sheet sheet = filled(scene, facts, seen);
    List<Fault> placed = new FactFaults(facts, tools.catalog().get()).inForm(faults);
    return new Sheet(NAME, sheet.values(), placed, Optional.empty());
  }

  /** The revision that was before the eyes; 0 when there was none. */
  static long seen(Form form) {
    return form.filled(SEEN)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(Long::valueOf)
        .orElse(0L);
  }
}
