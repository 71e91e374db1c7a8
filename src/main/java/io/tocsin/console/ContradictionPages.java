package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Question;
import io.tocsin.incidents.WayOut;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.site.view.ContradictionWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What does not fit, shown to an editor first, with three ways out; thread-safe. */
final class ContradictionPages {

  private final Tools tools;
  private final Pages pages;
  private final Contradictions contradictions;
  private final Phrasebook site = Phrasebook.load("site", Reception.LANGUAGES);

  ContradictionPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
    this.contradictions = ClaimPages.open(tools);
  }

  private record Kept(
      List<Contradiction> found,
      Map<String, List<Contradiction.Step>> steps,
      List<Question> questions) {}

  Reply all(Visit visit) {
    return all(200, visit, Sheet.blank("none"));
  }

  /**
   * Shows those of an incident.
   *
   * @param sheet the form on it that did not do
   */
  Reply all(int status, Visit visit, Sheet sheet) {
    return all(status, visit, visit.request().parameter("incident"), sheet);
  }

  private Reply all(int status, Visit visit, String id, Sheet sheet) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Optional<IncidentView> incident =
        snapshot.incidents().stream().filter(one -> one.id().equals(id)).findFirst();
    if (incident.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Board board = new Board(tools.catalog().get(), snapshot, visit.words());
    Kept kept = kept(id);
    Map<String, Object> values = new HashMap<>();
    values.put("board", board);
    values.put("incident", incident.get());
    values.put("entries", entries(visit, snapshot, board, incident.get(), kept));
    values.put("questions", kept.questions());
    values.put("unseen", unseen(incident.get()));
    values.put("sheet", sheet);
    return pages.page(status, visit, "contradictions", values);
  }

  private Kept kept(String incident) {
    return tools
        .reads()
        .run(transaction -> {
          List<Contradiction> found = contradictions.of(transaction, incident);
          Map<String, List<Contradiction.Step>> steps = new HashMap<>();
          found.forEach(one -> steps.put(one.id(), contradictions.steps(transaction, one.id())));
          return new Kept(found, steps, tools.archive().questions(transaction, incident));
        });
  }

  private List<Unfit> entries(
      Visit visit, PublicSnapshot snapshot, Board board, IncidentView incident, Kept kept) {
    Reading reading =
        Reading.of(snapshot, visit.words().now(), site.in(visit.words().language()))
            .with(Gazetteer.all(tools.catalog().get().areas()));
    ContradictionWriter writer =
        new ContradictionWriter(reading, board.service(incident.service()).operator());
    Set<String> unseen =
        unseen(incident).stream().map(claim -> "claim:" + claim.id()).collect(Collectors.toSet());
    return kept.found().reversed().stream()
        .map(one ->
            new Unfit(
                one,
                writer.write(one),
                kept.steps().getOrDefault(one.id(), List.of()),
                Stream.of(one.one(), one.other()).anyMatch(side -> unseen.contains(side.id()))))
        .toList();
  }

  /** What a program read and nobody has looked at yet, the newest first. */
  private static List<Claim> unseen(IncidentView incident) {
    return incident.timeline().stream()
        .filter(Claimed.class::isInstance)
        .map(entry -> ((Claimed) entry).claim())
        .filter(Claim::isUnseen)
        .toList();
  }

  /** An editor chooses a way out. */
  Reply settle(Visit visit, Form form) {
    String id = visit.request().parameter("contradiction");
    Optional<Contradiction> known =
        tools.reads().run(transaction -> contradictions.find(transaction, id));
    if (known.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    String incident = known.get().incident();
    Fields fields = new Fields(form, tools.catalog().get());
    WayOut way = way(form, fields);
    if (way instanceof WayOut.Explain) {
      List<String> languages = tools.catalog().get().languages();
      fields.faults(new Plainly(visit, form, languages).unseen(List.of("words")));
    }
    Answer<Contradiction> answer =
        fields.faults().isEmpty()
            ? tools
                .step()
                .run(transaction ->
                    contradictions.settle(
                        transaction, id, way, tools.clock().instant(), visit.actor()))
            : new Answer.Refused<>(fields.faults());
    return switch (answer) {
      case Answer.Done<Contradiction>(Contradiction settled) -> after(way, settled);
      case Answer.Refused<Contradiction>(List<Fault> faults) ->
          all(422, visit, incident, Sheet.returned("way-" + id, form, faults));
    };
  }

  private static WayOut way(Form form, Fields fields) {
    return switch (form.first("do").orElse("")) {
      case "correct" -> new WayOut.Correct();
      case "explain" -> {
        LocalizedText words = fields.requiredText("words");
        yield new WayOut.Explain(words);
      }
      default -> new WayOut.Publish();
    };
  }

  /** Whoever corrects goes on to the word that shall be corrected: ours if one is ours. */
  private static Reply after(WayOut way, Contradiction settled) {
    String path = "/console/incidents/" + settled.incident();
    if (!(way instanceof WayOut.Correct)) {
      return ClaimPages.toContradictions(settled.incident());
    }
    for (Testimony side : List.of(settled.other(), settled.one())) {
      if (side.id().startsWith("statement:")) {
        String statement = side.id().substring("statement:".length());
        return Reply.seeOther(path + "/statement?corrects=" + statement);
      }
    }
    for (Testimony side : List.of(settled.one(), settled.other())) {
      if (side.id().startsWith("claim:")) {
        return Reply.seeOther(path + "/claim?corrects=" + side.id().substring("claim:".length()));
      }
    }
    return ClaimPages.toContradictions(settled.incident());
  }
}
