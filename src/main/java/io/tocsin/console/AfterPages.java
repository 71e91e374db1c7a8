package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.publication.Aftermaths;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.Commitment.Kind;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PostMortemDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.site.view.AfterWriter;
import io.tocsin.site.view.Milestones;
import io.tocsin.site.view.Reading;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Rule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said, promised and counted once an outage is over: the post-mortem, commitments and how
 * it was told; thread-safe.
 */
final class AfterPages {

  /** How many commitments one post-mortem may add at once: as many as a sheet may hold. */
  static final int ROWS = FactRows.MOST;

  private static final int ROWS_OFFERED = 6;

  static final String NAME = "after";

  private static final List<String> TEXTS =
      Stream.concat(
              Stream.of("correction", "happened", "cause", "measures", "learned"),
              IntStream.range(0, ROWS).mapToObj(row -> "commitments[" + row + "].text"))
          .toList();

  private final Tools tools;
  private final Aftermaths aftermaths;
  private final Pages pages;
  private final AfterStart start;
  private final Phrasebook site = Phrasebook.load("site", Reception.LANGUAGES);

  AfterPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.aftermaths = tools.aftermaths();
    this.pages = pages;
    this.start = new AfterStart(tools);
  }

  private static String incident(Visit visit) {
    return visit.request().parameter("incident");
  }

  private record Past(
      List<PostMortem> said, List<Commitment> commitments, Optional<Communication> told) {}

  private Past past(String incident) {
    return tools
        .reads()
        .run(transaction ->
            new Past(
                aftermaths.postMortems(transaction, incident),
                aftermaths.commitments(transaction, incident),
                aftermaths.told(transaction, incident)));
  }

  Reply form(Visit visit) {
    Past past = past(incident(visit));
    return form(200, visit, past, prefilled(visit, past));
  }

  private Reply form(int status, Visit visit, Past past, Sheet sheet) {
    Optional<IncidentView> view =
        tools.snapshot().get().incidents().stream()
            .filter(candidate -> candidate.id().equals(incident(visit)))
            .findFirst();
    if (view.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    values.put("incident", view.get());
    values.put("milestones", Milestones.of(reading(visit), view.get()));
    values.put("said", past.said());
    values.put("commitments", past.commitments());
    past.told()
        .ifPresent(told -> {
          values.put("told", told);
          values.put("score", new AfterWriter(reading(visit)).score(told));
        });
    values.put("rows", rows(sheet.name().equals(NAME) ? sheet : prefilled(visit, past)));
    values.put("languages", tools.catalog().get().languages());
    values.put("zoneId", tools.catalog().get().zone());
    values.put("sheet", sheet);
    values.put("post", sheet.name().equals(NAME) ? sheet : prefilled(visit, past));
    return pages.page(status, visit, "after", values);
  }

  /** The rows that are filled in, and an empty one; some are always offered. */
  private static int rows(Sheet sheet) {
    int used = FactRows.needed(sheet.values(), "commitments");
    return Math.min(ROWS, Math.max(ROWS_OFFERED, used + 1));
  }

  private Reading reading(Visit visit) {
    return Reading.of(
        tools.snapshot().get(), visit.words().now(), site.in(visit.words().language()));
  }

  private Sheet prefilled(Visit visit, Past past) {
    return past.said().isEmpty()
        ? start.fresh(facts(incident(visit)), past.commitments())
        : start.again(past.said());
  }

  private FactSheet facts(String incident) {
    return tools
        .reads()
        .run(transaction -> tools.press().sheets().current(transaction, incident))
        .map(SheetRevision::sheet)
        .orElse(FactSheet.BLANK);
  }

  private Plainly plainly(Visit visit, Form form) {
    return new Plainly(visit, form, tools.catalog().get().languages());
  }

  Reply publish(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    List<Fault> days = new ArrayList<>();
    PostMortemDraft draft =
        new PostMortemDraft(
            incident(visit),
            number(form.first("seen").orElse("")),
            fields.text("happened"),
            fields.text("cause"),
            fields.text("measures"),
            fields.text("learned"),
            fields.text("correction"),
            commitments(form, fields, days));
    List<Fault> faults = new ArrayList<>(fields.faults());
    faults.addAll(days);
    faults.addAll(plainly(visit, form).unseen(TEXTS));
    if (faults.isEmpty()) {
      Answer<PostMortem> answer =
          tools
              .step()
              .run(transaction ->
                  aftermaths.publish(transaction, draft, tools.clock().instant(), visit.actor()));
      if (answer instanceof Answer.Refused<PostMortem>(List<Fault> refused)) {
        faults.addAll(refused);
      }
    }
    return faults.isEmpty()
        ? Reply.seeOther(path(visit))
        : form(422, visit, past(incident(visit)), Sheet.returned(NAME, form, faults));
  }

  private static String path(Visit visit) {
    return "/console/incidents/" + incident(visit) + "/after";
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static List<Prevention> commitments(Form form, Fields fields, List<Fault> days) {
    List<Prevention> all = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String name = "commitments[" + row + "]";
      LocalizedText text = fields.text(name + ".text");
      LocalDate due = day(form, name + ".due", days);
      if (text != null) {
        all.add(new Prevention(text, due));
      } else if (due != null) {
        days.add(Fault.of(name + ".due", Rule.BOTH_OR_NEITHER));
      }
    }
    return all;
  }

  private static @Nullable LocalDate day(Form form, String field, List<Fault> faults) {
    Optional<String> typed = form.filled(field);
    try {
      return typed.map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException e) {
      faults.add(Fault.of(field, Rule.NOT_A_DAY));
      return null;
    }
  }

  Reply change(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    List<Fault> days = new ArrayList<>();
    LocalDate due = day(form, "due", days);
    LocalizedText why = fields.text("why");
    Kind kind =
        switch (form.first("kind").orElse("")) {
          case "DONE" -> Kind.DONE;
          case "MOVED" -> Kind.MOVED;
          case "DROPPED" -> Kind.DROPPED;
          default -> Kind.MADE;
        };
    List<Fault> faults = new ArrayList<>(fields.faults());
    faults.addAll(days);
    faults.addAll(plainly(visit, form).unseen(List.of("why")));
    if (faults.isEmpty()) {
      Answer<Commitment> answer =
          tools
              .step()
              .run(transaction ->
                  aftermaths.change(
                      transaction,
                      visit.request().parameter("commitment"),
                      kind,
                      due,
                      why,
                      tools.clock().instant(),
                      visit.actor()));
      if (answer instanceof Answer.Refused<Commitment>(List<Fault> refused)) {
        faults.addAll(refused);
      }
    }
    if (faults.isEmpty()) {
      return Reply.seeOther(path(visit));
    }
    String sheet = "c-" + visit.request().parameter("commitment");
    return form(422, visit, past(incident(visit)), Sheet.returned(sheet, form, faults));
  }
}
