package io.tocsin.console;

import io.tocsin.access.Right;
import io.tocsin.publication.Keeping;
import io.tocsin.publication.Previews.Sharing;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.Publication;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.LocalTime;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a statement is made from the facts, looked at and said; thread-safe. */
final class StatementPages {

  private static final Set<String> DEEDS = Set.of("publish", "alone", "plan", "ask", "share");

  private final Tools tools;
  private final Pages pages;
  private final ComposerStart start;
  private final ComposerScreen screen;
  private final Misfits misfits;

  StatementPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
    this.start = new ComposerStart(tools);
    this.screen = new ComposerScreen(tools, pages, start);
    this.misfits = new Misfits(tools);
  }

  private Optional<Writing> writing(Visit visit) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    String id = visit.request().parameter("incident");
    return snapshot.incidents().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .map(incident -> new Writing(visit, board, incident));
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  Reply compose(Visit visit) {
    return writing(visit)
        .map(writing -> screen.first(writing, start.begun(writing)))
        .orElseGet(() -> nothing(visit));
  }

  Reply send(Visit visit, Form form) {
    return writing(visit).map(writing -> send(writing, form)).orElseGet(() -> nothing(visit));
  }

  /** The session ended meanwhile: nothing is done and nothing that was typed is lost. */
  Reply sendAgain(Visit visit, Form form) {
    Sheet sheet = Sheet.returned(ComposerStart.NAME, form, List.of()).noticed("compose.again");
    return writing(visit)
        .map(writing -> screen.form(422, writing, sheet, null))
        .orElseGet(() -> nothing(visit));
  }

  private Reply send(Writing writing, Form form) {
    String pressed = form.first("do").orElse("");
    Sheet sheet = Sheet.returned(ComposerStart.NAME, form, List.of());
    Optional<Stage> stage = Stage.find(pressed.replaceFirst("^stage:", ""));
    if (stage.isPresent()) {
      String phase = writing.starter().phase(stage.get().id()).name();
      return screen.look(writing, sheet.with("stage", stage.get().id()).with("phase", phase));
    }
    StatementForm read = writing.read(form);
    StatementDraft draft = read.draft();
    if (pressed.startsWith("add:")) {
      return screen.form(200, writing, sheet, draft.facts());
    }
    if (!read.faults().isEmpty() || !DEEDS.contains(pressed)) {
      return screen.look(writing, sheet, draft, read.faults(), "");
    }
    return ask(writing, form, sheet, draft, pressed);
  }

  /** Before anything is said, what should be seen is shown. */
  private Reply ask(Writing writing, Form form, Sheet sheet, StatementDraft draft, String pressed) {
    if (ComposerScreen.figure(writing, sheet, draft.facts()) != null) {
      return screen.look(writing, sheet.noticed("figure.ask"), draft, List.of(), "");
    }
    List<Fault> hiding = HiddenWord.faults(tools.lint(), sheet, writing.languages());
    if (!hiding.isEmpty() && !pressed.equals("share")) {
      return screen.look(writing, sheet, draft, hiding, "");
    }
    StatementDraft meant = corrected(writing, sheet, draft);
    if (!pressed.equals("share") && hasUnseen(writing, form, meant)) {
      return screen.look(writing, sheet.noticed("misfits.ask"), draft, List.of(), "");
    }
    return act(writing, form, sheet, meant, pressed);
  }

  /** What does not fit refuses nothing, but is seen before it is said. */
  private boolean hasUnseen(Writing writing, Form form, StatementDraft draft) {
    return !Misfits.unseen(
            misfits.of(writing.visit(), writing.incident(), draft), form.all(Misfits.SEEN))
        .isEmpty();
  }

  private Reply act(Writing writing, Form form, Sheet sheet, StatementDraft draft, String pressed) {
    Visit visit = writing.visit();
    String key = form.filled("key").orElse(visit.key());
    return switch (pressed) {
      case "ask" ->
          kept(
              writing,
              sheet,
              draft,
              tools.press().approvals().submit(draft, visit.actor(), due(form)));
      case "plan" -> plan(writing, form, sheet, draft);
      case "share" -> share(writing, sheet, draft);
      case "alone" ->
          visit.may(Right.MANAGE)
              ? said(
                  writing, sheet, draft, tools.publisher().publishAlone(draft, visit.actor(), key))
              : pages.page(403, visit, "nothing", Map.of());
      default -> said(writing, sheet, draft, tools.publisher().publish(draft, visit.actor(), key));
    };
  }

  private @Nullable Instant due(Form form) {
    return form.filled("due")
        .flatMap(text -> LocalTime.read(text, tools.catalog().get().zone()))
        .orElse(null);
  }

  private Reply plan(Writing writing, Form form, Sheet sheet, StatementDraft draft) {
    Instant due = due(form);
    if (due == null) {
      return screen.look(writing, sheet, draft, List.of(Fault.of("due", Rule.NOT_AN_INSTANT)), "");
    }
    return kept(
        writing, sheet, draft, tools.press().schedule().plan(draft, due, writing.visit().actor()));
  }

  private Reply kept(Writing writing, Sheet sheet, StatementDraft draft, Keeping keeping) {
    return switch (keeping) {
      case Keeping.Kept _ -> Reply.seeOther("/console/waiting");
      case Keeping.Refused(List<Fault> faults) ->
          screen.look(writing, sheet, draft, screen.placed(writing, draft, faults), "");
    };
  }

  private Reply share(Writing writing, Sheet sheet, StatementDraft draft) {
    return switch (tools.press().previews().share(draft, writing.visit().actor())) {
      case Sharing.Shared(var _, String token) ->
          screen.look(writing, sheet, draft, List.of(), "/console/preview/" + token);
      case Sharing.Refused(List<Fault> faults) ->
          screen.look(writing, sheet, draft, screen.placed(writing, draft, faults), "");
    };
  }

  private Reply said(Writing writing, Sheet sheet, StatementDraft draft, Publication publication) {
    return switch (publication) {
      case Publication.Published(var statement, boolean _) ->
          Reply.seeOther("/console/incidents/" + writing.id() + "/out/" + statement.id());
      case Publication.Refused(List<Fault> faults) ->
          screen.look(writing, sheet, draft, screen.placed(writing, draft, faults), "");
    };
  }

  /** "The old one was wrong" makes a correction of the statement that said it. */
  private static StatementDraft corrected(Writing writing, Sheet sheet, StatementDraft draft) {
    FactSheet facts = draft.facts();
    if (!sheet.holds("figure_why", "WRONG") || draft.corrects() != null || facts == null) {
      return draft;
    }
    return draft.correcting(writing.newest()).from(facts, Stage.CORRECTION, draft.seenSheet());
  }
}
