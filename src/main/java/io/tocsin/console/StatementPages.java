package io.tocsin.console;

import io.tocsin.access.Right;
import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.Keeping;
import io.tocsin.publication.Previews.Sharing;
import io.tocsin.publication.Proof;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Publication;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.ReadyTexts.HidingWord;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a statement is made from the facts, looked at and said; thread-safe. */
final class StatementPages {

  private static final String NAME = "say";

  private final Tools tools;
  private final Pages pages;

  StatementPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  /** One person at one incident. */
  private record Scene(Visit visit, Board board, IncidentView incident) {
    String id() {
      return incident.id();
    }
  }

  private Optional<Scene> scene(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    String id = visit.request().parameter("incident");
    return snapshot.incidents().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .map(incident -> new Scene(visit, board, incident));
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  Reply compose(Visit visit) {
    return scene(visit).map(scene -> first(scene, begun(scene))).orElseGet(() -> nothing(visit));
  }

  /** A form filled in as far as the sheet, the incident and the chosen stage tell. */
  private Sheet begun(Scene scene) {
    IncidentView incident = scene.incident();
    Starter starter = new Starter(scene.board().catalog(), incident, scene.visit().words().now());
    String corrects = scene.visit().request().query().first("corrects").orElse("");
    String asked = scene.visit().request().query().first("stage").orElse("");
    String fits = corrects.isEmpty() ? starter.stage() : Stage.CORRECTION.id();
    String stage = Stage.find(asked).map(Stage::id).orElse(fits);
    SheetRevision standing = tools.press().sheets().current(scene.id()).orElse(null);
    FactSheet facts = standing == null ? FirstFacts.of(incident, scene.board()) : standing.sheet();
    return new Sheet(NAME, values(scene, facts), List.of(), Optional.empty())
        .with("stage", stage)
        .with("phase", starter.phase(stage).name())
        .with("corrects", corrects)
        .with("seen_sheet", Long.toString(standing == null ? 0 : standing.number()))
        .with("seen_version", version(scene.id()));
  }

  /** The facts as they stand; times that have passed are chosen anew. */
  private Map<String, List<String>> values(Scene scene, FactSheet facts) {
    Words words = scene.visit().words();
    Map<String, List<String>> values =
        new HashMap<>(FactValues.of(facts, scene.board().catalog(), words));
    Instant next = facts.nextWord();
    if (next == null || words.isPast(next)) {
      values.put("next_kind", List.of("60"));
    }
    boolean past =
        facts.eta() instanceof io.tocsin.incidents.Eta.At(Instant at) && words.isPast(at);
    if (facts.eta() == null || past) {
      values.put("eta_kind", List.of("none-yet"));
    }
    return values;
  }

  /** The newest version: who looks at the page sees all that was done until now. */
  private String version(String incident) {
    return tools
        .step()
        .run(transaction -> tools.archive().incident(transaction, incident))
        .map(IncidentHistory::incident)
        .map(found -> Long.toString(found.version()))
        .orElse("");
  }

  Reply send(Visit visit, Form form) {
    return scene(visit).map(scene -> send(scene, form)).orElseGet(() -> nothing(visit));
  }

  /** The session ended meanwhile: nothing is done and nothing that was typed is lost. */
  Reply sendAgain(Visit visit, Form form) {
    Sheet sheet = Sheet.returned(NAME, form, List.of()).noticed("compose.again");
    return scene(visit)
        .map(scene -> show(422, scene, sheet, List.of(), null, ""))
        .orElseGet(() -> nothing(visit));
  }

  /** Shows what would be said; what is still missing is told when somebody wants to say it. */
  private Reply first(Scene scene, Sheet sheet) {
    StatementDraft draft = read(scene, new Form(sheet.values())).draft();
    return show(200, scene, sheet, texts(scene, sheet, draft), draft.facts(), "");
  }

  /** The texts of a draft; where a language is missing, another one stands in to be looked at. */
  private List<MouthText> texts(Scene scene, Sheet sheet, StatementDraft draft) {
    if (tools.publisher().proof(draft, scene.visit().actor())
        instanceof Proof.Texts(List<MouthText> made)) {
      return made;
    }
    Form lent = new Form(Lent.values(sheet.values(), scene.board().catalog().languages()));
    return tools.publisher().proof(read(scene, lent).draft(), scene.visit().actor())
            instanceof Proof.Texts(List<MouthText> made)
        ? made
        : List.of();
  }

  /** Shows what a form would say. */
  private Reply look(Scene scene, Sheet sheet) {
    StatementForm read = read(scene, new Form(sheet.values()));
    StatementDraft draft = read.draft();
    return look(scene, sheet, draft, read.faults(), "");
  }

  private StatementForm read(Scene scene, Form form) {
    return new StatementForm(
        form, scene.board().catalog(), scene.incident(), scene.visit().words().now());
  }

  private Reply look(
      Scene scene, Sheet sheet, StatementDraft draft, List<Fault> typing, String link) {
    Proof proof = tools.publisher().proof(draft, scene.visit().actor());
    List<MouthText> texts =
        proof instanceof Proof.Texts(List<MouthText> made) ? made : texts(scene, sheet, draft);
    List<Fault> rules = proof instanceof Proof.Refused(List<Fault> refused) ? refused : List.of();
    List<Fault> faults = together(typing, placed(scene, draft, rules));
    Sheet told = new Sheet(NAME, sheet.values(), faults, sheet.notice());
    int status = faults.isEmpty() ? 200 : 422;
    return show(status, scene, told, texts, draft.facts(), link);
  }

  private Reply send(Scene scene, Form form) {
    String pressed = form.first("do").orElse("");
    Sheet sheet = Sheet.returned(NAME, form, List.of());
    Optional<Stage> stage = Stage.find(pressed.replaceFirst("^stage:", ""));
    if (stage.isPresent()) {
      Starter starter =
          new Starter(scene.board().catalog(), scene.incident(), scene.visit().words().now());
      String phase = starter.phase(stage.get().id()).name();
      return look(scene, sheet.with("stage", stage.get().id()).with("phase", phase));
    }
    StatementForm read = read(scene, form);
    StatementDraft draft = read.draft();
    if (pressed.startsWith("add:")) {
      return show(200, scene, sheet, List.of(), draft.facts(), "");
    }
    if (!read.faults().isEmpty() || !DEEDS.contains(pressed)) {
      return look(scene, sheet, draft, read.faults(), "");
    }
    return ask(scene, form, sheet, draft, pressed);
  }

  private static final Set<String> DEEDS = Set.of("publish", "alone", "plan", "ask", "share");

  /** Before anything is said, what should be seen is shown. */
  private Reply ask(Scene scene, Form form, Sheet sheet, StatementDraft draft, String pressed) {
    if (figure(scene, sheet, draft.facts()) != null) {
      return look(scene, sheet.noticed("figure.ask"), draft, List.of(), "");
    }
    Set<String> hiding = hiding(draft);
    boolean seen = Set.copyOf(form.all("seen_words")).containsAll(hiding);
    if (!seen && !pressed.equals("share")) {
      Sheet shown = sheet.with("seen_words", List.copyOf(hiding));
      return look(scene, shown.noticed("compose.hiding"), draft, List.of(), "");
    }
    StatementDraft meant = corrected(scene, sheet, draft);
    return act(scene, form, sheet, meant, pressed);
  }

  private Reply act(Scene scene, Form form, Sheet sheet, StatementDraft draft, String pressed) {
    Visit visit = scene.visit();
    String key = form.filled("key").orElse(visit.key());
    return switch (pressed) {
      case "ask" ->
          kept(
              scene,
              sheet,
              draft,
              tools.press().approvals().submit(draft, visit.actor(), due(form)));
      case "plan" -> plan(scene, form, sheet, draft);
      case "share" -> share(scene, sheet, draft);
      case "alone" ->
          visit.may(Right.MANAGE)
              ? said(scene, sheet, draft, tools.publisher().publishAlone(draft, visit.actor(), key))
              : pages.page(403, visit, "nothing", Map.of());
      default -> said(scene, sheet, draft, tools.publisher().publish(draft, visit.actor(), key));
    };
  }

  private @Nullable Instant due(Form form) {
    return form.filled("due")
        .flatMap(text -> LocalTime.read(text, tools.catalog().get().zone()))
        .orElse(null);
  }

  private Reply plan(Scene scene, Form form, Sheet sheet, StatementDraft draft) {
    Instant due = due(form);
    if (due == null) {
      return look(scene, sheet, draft, List.of(Fault.of("due", Rule.NOT_AN_INSTANT)), "");
    }
    return kept(
        scene, sheet, draft, tools.press().schedule().plan(draft, due, scene.visit().actor()));
  }

  private Reply kept(Scene scene, Sheet sheet, StatementDraft draft, Keeping keeping) {
    return switch (keeping) {
      case Keeping.Kept _ -> Reply.seeOther("/console/waiting");
      case Keeping.Refused(List<Fault> faults) ->
          look(scene, sheet, draft, placed(scene, draft, faults), "");
    };
  }

  private Reply share(Scene scene, Sheet sheet, StatementDraft draft) {
    return switch (tools.press().previews().share(draft, scene.visit().actor())) {
      case Sharing.Shared(var _, String token) ->
          look(scene, sheet, draft, List.of(), "/console/preview/" + token);
      case Sharing.Refused(List<Fault> faults) ->
          look(scene, sheet, draft, placed(scene, draft, faults), "");
    };
  }

  private Reply said(Scene scene, Sheet sheet, StatementDraft draft, Publication publication) {
    return switch (publication) {
      case Publication.Published(var statement, boolean _) ->
          Reply.seeOther("/console/incidents/" + scene.id() + "/out/" + statement.id());
      case Publication.Refused(List<Fault> faults) ->
          look(scene, sheet, draft, placed(scene, draft, faults), "");
    };
  }

  private List<Fault> placed(Scene scene, StatementDraft draft, List<Fault> faults) {
    FactSheet facts = Objects.requireNonNullElse(draft.facts(), FactSheet.BLANK);
    return new FactFaults(facts, scene.board().catalog()).inForm(faults);
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

  /** A figure said before that is another now, until somebody answered which of two it is. */
  private static @Nullable FigureChange figure(
      Scene scene, Sheet sheet, @Nullable FactSheet facts) {
    FactSheet said = scene.incident().facts();
    boolean asked = sheet.value("figure_why").isEmpty() && sheet.value("corrects").isEmpty();
    return said == null || facts == null || !asked
        ? null
        : FigureChange.between(said, facts).orElse(null);
  }

  /** "The old one was wrong" makes a correction of the statement that said it. */
  private static StatementDraft corrected(Scene scene, Sheet sheet, StatementDraft draft) {
    if (!sheet.holds("figure_why", "WRONG") || draft.corrects() != null) {
      return draft;
    }
    String newest =
        scene.incident().timeline().stream()
            .filter(Said.class::isInstance)
            .map(entry -> ((Said) entry).statement().id())
            .findFirst()
            .orElse(null);
    return new StatementDraft(
        draft.incident(),
        draft.opens(),
        draft.phase(),
        draft.components(),
        draft.text(),
        draft.eta(),
        draft.nextWord(),
        newest,
        draft.source(),
        draft.states(),
        draft.despiteFailing(),
        draft.seenVersion(),
        Stage.CORRECTION,
        draft.facts(),
        draft.seenSheet());
  }

  private Reply show(
      int status,
      Scene scene,
      Sheet sheet,
      List<MouthText> texts,
      @Nullable FactSheet facts,
      String link) {
    Visit visit = scene.visit();
    Spoken spoken = new Spoken(texts, tools.readyTexts(), visit.words());
    Composer composer =
        new Composer(
            scene.board(),
            scene.incident(),
            facts(scene, sheet),
            spoken,
            old(scene, sheet.value("corrects")),
            figure(scene, sheet, facts),
            tools.press().approvals().isNeeded(visit.actor()),
            link);
    Map<String, Object> values = new HashMap<>();
    values.put("composer", composer);
    values.put("hiding", hidingBy(scene.board().catalog(), sheet));
    return pages.page(status, visit, "statement", values);
  }

  private Map<String, List<HidingWord>> hidingBy(Catalog catalog, Sheet sheet) {
    Map<String, List<HidingWord>> hiding = new HashMap<>();
    for (String language : catalog.languages()) {
      hiding.put(language, tools.readyTexts().hidingIn(language, sheet.value("text." + language)));
    }
    return hiding;
  }

  private Facts facts(Scene scene, Sheet sheet) {
    return new Facts(
        sheet,
        scene.board(),
        scene.visit().words(),
        scene.board().watched(scene.incident().service()));
  }

  private @Nullable Facts old(Scene scene, String corrects) {
    return scene.incident().timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .filter(statement -> statement.id().equals(corrects) && statement.facts() != null)
        .findFirst()
        .map(statement ->
            facts(
                scene,
                new Sheet(
                    "old",
                    values(scene, Objects.requireNonNull(statement.facts())),
                    List.of(),
                    Optional.empty())))
        .orElse(null);
  }
}
