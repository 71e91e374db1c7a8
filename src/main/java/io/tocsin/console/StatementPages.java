package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.Publication;
import io.tocsin.publication.StatementDraft;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.ReadyTexts.HidingWord;
import io.tocsin.wording.ReadyTexts.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where a statement is written, looked at and published; thread-safe. */
final class StatementPages {

  private final Tools tools;
  private final Pages pages;

  StatementPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  /** What is shown beside the form. */
  private record Scene(Board board, IncidentView incident, Starter starter) {}

  private Optional<Scene> scene(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Catalog catalog = tools.catalog().get();
    Board board = new Board(catalog, snapshot, visit.words());
    String id = visit.request().parameter("incident");
    Instant now = visit.words().now();
    return snapshot.incidents().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .map(incident ->
            new Scene(
                board, incident, new Starter(catalog, tools.readyTexts(), incident, board, now)));
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  Reply compose(Visit visit) {
    return scene(visit)
        .map(scene -> show(200, visit, scene, begun(visit, scene), Optional.empty()))
        .orElseGet(() -> nothing(visit));
  }

  /** A form filled in as far as the incident and the chosen stage tell. */
  private Sheet begun(Visit visit, Scene scene) {
    IncidentView incident = scene.incident();
    String corrects = visit.request().query().first("corrects").orElse("");
    String asked = visit.request().query().first("stage").orElse("");
    String stage =
        !asked.isEmpty() ? asked : corrects.isEmpty() ? scene.starter().stage() : "correction";
    Sheet sheet =
        Sheet.blank("say")
            .with("stage", stage)
            .with("phase", scene.starter().phase(stage).name())
            .with("components", List.copyOf(incident.components()))
            .with("eta_kind", "none-yet")
            .with("next_kind", "60")
            .with("corrects", corrects)
            .with("seen_version", version(incident.id()));
    for (String language : tools.catalog().get().languages()) {
      sheet = sheet.with("text." + language, scene.starter().text(stage, language));
    }
    int row = 0;
    for (CohortStatus status : incident.cohorts()) {
      String name = "states[" + row++ + "]";
      sheet =
          sheet
              .with(name + ".component", status.component())
              .with(
                  name + ".cohorts",
                  status.cohorts().stream()
                      .sorted()
                      .map(Object::toString)
                      .collect(Collectors.joining(" ")));
    }
    return sheet;
  }

  private String version(String incident) {
    return tools
        .step()
        .run(transaction -> tools.archive().incident(transaction, incident))
        .map(IncidentHistory::incident)
        .map(found -> Long.toString(found.version()))
        .orElse("");
  }

  Reply send(Visit visit, Form form) {
    return scene(visit).map(scene -> send(visit, form, scene)).orElseGet(() -> nothing(visit));
  }

  /** The session ended meanwhile: nothing is done and nothing that was typed is lost. */
  Reply sendAgain(Visit visit, Form form) {
    Sheet sheet = Sheet.returned("say", form, List.of()).noticed("compose.again");
    return scene(visit)
        .map(scene -> show(422, visit, scene, sheet, Optional.empty()))
        .orElseGet(() -> nothing(visit));
  }

  private Reply send(Visit visit, Form form, Scene scene) {
    StatementForm read =
        new StatementForm(form, tools.catalog().get(), scene.incident().id(), visit.words().now());
    StatementDraft draft = read.draft();
    List<Fault> faults = read.faults();
    Set<String> hiding = hiding(draft);
    Set<String> seen = Set.copyOf(form.all("seen_words"));
    boolean asks = !form.first("do").orElse("").equals("publish");
    if (!faults.isEmpty() || asks || !seen.containsAll(hiding)) {
      List<Fault> all = together(faults, tools.publisher().check(draft, visit.actor()));
      Sheet sheet = Sheet.returned("say", form, all).with("seen_words", List.copyOf(hiding));
      sheet = asks || !all.isEmpty() ? sheet : sheet.noticed("compose.hiding");
      return show(all.isEmpty() ? 200 : 422, visit, scene, sheet, Optional.of(draft));
    }
    String key = form.filled("key").orElse(visit.key());
    return switch (tools.publisher().publish(draft, visit.actor(), key)) {
      case Publication.Published _ -> Newsroom.toIncident(scene.incident().id());
      case Publication.Refused(List<Fault> refused) ->
          show(422, visit, scene, Sheet.returned("say", form, refused), Optional.of(draft));
    };
  }

  /** A field that could not be read is told once, not also as missing. */
  private static List<Fault> together(List<Fault> typing, List<Fault> rules) {
    List<Fault> all = new ArrayList<>(typing);
    Set<String> told = typing.stream().map(Fault::field).collect(Collectors.toSet());
    rules.stream().filter(fault -> !told.contains(fault.field())).forEach(all::add);
    return all;
  }

  private Set<String> hiding(StatementDraft draft) {
    Set<String> words = new TreeSet<>();
    draft
        .text()
        .forEach((language, text) ->
            tools.readyTexts().hidingIn(language, text).forEach(word -> words.add(word.word())));
    return words;
  }

  private Reply show(
      int status, Visit visit, Scene scene, Sheet sheet, Optional<StatementDraft> draft) {
    Map<String, List<HidingWord>> hiding = new LinkedHashMap<>();
    draft.ifPresent(looked ->
        looked
            .text()
            .forEach((language, text) ->
                hiding.put(language, tools.readyTexts().hidingIn(language, text))));
    Map<String, Object> values = new HashMap<>();
    values.put("board", scene.board());
    values.put("incident", scene.incident());
    values.put("sheet", sheet);
    values.put("stages", stages());
    values.put("hiding", hiding);
    values.put("draft", draft.orElse(null));
    values.put("rows", scene.incident().cohorts().size() + StatementForm.FREE_ROWS);
    values.put("phases", List.of(Phase.values()));
    return pages.page(status, visit, "statement", values);
  }

  /** The stages that speak to the public about a disturbance, in our own voice. */
  private List<Stage> stages() {
    Set<String> others =
        tools.catalog().get().mode() == Mode.OBSERVER
            ? Set.of("helpline", "planned_work", "seen")
            : Set.of("helpline", "planned_work", "observer");
    return tools.readyTexts().stages().stream()
        .filter(stage -> !others.contains(stage.id()) && !stage.texts().isEmpty())
        .toList();
  }
}
