package io.tocsin.site.view;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.Commitment.Standing;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PublicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what remains of outages. */
public final class AfterWriter {

  private final Reading reading;
  private final ZoneId zone;

  /** Writes for a reading. */
  public AfterWriter(Reading reading) {
    this.reading = reading;
    this.zone = reading.snapshot().site().zone();
  }

  /** Writes what remains of one incident. */
  public AfterBlock incident(String id) {
    Aftermath aftermath = reading.snapshot().record().of(id);
    PostMortem said = aftermath.postMortem();
    Communication told = aftermath.communication();
    return new AfterBlock(
        said == null ? null : postMortem(said),
        aftermath.commitments().stream().map(one -> promised(one, false)).toList(),
        told == null ? null : score(told));
  }

  /** Writes how one outage was told, for whoever may see it. */
  public AfterBlock.Score score(Communication told) {
    return new AfterBlock.Score(lines(List.of(told)));
  }

  private AfterBlock.Told postMortem(PostMortem said) {
    return new AfterBlock.Told(
        reading.time(said.at()),
        Prose.of(said.happened(), reading.language()),
        prose(said.cause()),
        prose(said.measures()),
        prose(said.learned()),
        prose(said.correction()),
        reading.snapshot().incidents().stream()
            .filter(view -> view.id().equals(said.incident()))
            .findFirst()
            .map(view -> Milestones.of(reading, view))
            .orElse(null));
  }

  private @Nullable Prose prose(@Nullable LocalizedText text) {
    return text == null ? null : Prose.of(text, reading.language());
  }

  private AfterBlock.Promised promised(Commitment one, boolean linked) {
    Standing standing = one.standing(reading.now(), zone);
    String due = one.due().map(this::day).orElse(null);
    String first = one.firstDue().map(this::day).orElse(null);
    return new AfterBlock.Promised(
        Prose.of(one.text(), reading.language()),
        due,
        Objects.equals(due, first) ? null : first,
        reading.phrases().say("commitment." + standing.name()),
        standing == Standing.LATE || standing == Standing.DROPPED,
        prose(one.changes().getLast().why()),
        linked ? path(one.incident()) : null);
  }

  private String day(LocalDate day) {
    return reading.moments().day(day.atTime(LocalTime.NOON).atZone(zone).toInstant());
  }

  /** Every incident keeps its page. */
  private String path(String incident) {
    return reading.path("incident/" + incident);
  }

  /** Writes the whole record. */
  public RecordBlock record() {
    PublicRecord record = reading.snapshot().record();
    Map<String, List<Communication>> years = new LinkedHashMap<>();
    for (Communication told : record.told()) {
      years
          .computeIfAbsent(year(told.closedAt()) + " " + told.operator(), _ -> new ArrayList<>())
          .add(told);
    }
    return new RecordBlock(
        years.values().stream().map(this::year).toList(),
        record.commitments().stream().map(one -> promised(one, true)).toList());
  }

  private String year(Instant at) {
    return Integer.toString(at.atZone(zone).getYear());
  }

  private RecordBlock.Year year(List<Communication> cases) {
    Communication any = cases.getFirst();
    return new RecordBlock.Year(
        Prose.clean(any.operator()),
        year(any.closedAt()),
        lines(cases),
        cases.stream().map(this::one).toList());
  }

  private RecordBlock.Case one(Communication told) {
    return new RecordBlock.Case(
        reading.time(told.closedAt()),
        reading
            .service(told.service())
            .map(service -> reading.words(service.name()))
            .orElse(told.service()),
        path(told.incident()),
        firstWord(told.toFirstWord()),
        of(told.wordsOnTime(), told.wordsLate()),
        of(told.endsKept(), told.endsMissed()),
        Integer.toString(told.contradictions().size()),
        told.disagreement().isZero()
            ? reading.phrases().say("told.none")
            : reading.moments().length(told.disagreement()));
  }

  private String firstWord(@Nullable Duration length) {
    return length == null ? reading.phrases().say("told.never") : reading.moments().length(length);
  }

  private String of(int kept, int missed) {
    return kept + missed == 0
        ? reading.phrases().say("told.no-promise")
        : reading.phrases().say("told.of", "kept", kept, "all", kept + missed);
  }

  /** Sums for one outage or many; the middle one stands for the first words of many. */
  private List<AfterBlock.Score.Line> lines(List<Communication> cases) {
    List<AfterBlock.Score.Line> lines = new ArrayList<>();
    boolean one = cases.size() == 1;
    if (!one) {
      line(lines, "outages", Integer.toString(cases.size()));
    }
    line(
        lines,
        one ? "first-word" : "first-word.middle",
        firstWord(middle(cases)),
        found(cases, CountedCases::firstWord));
    long silent = cases.stream().filter(told -> told.toFirstWord() == null).count();
    if (!one && silent > 0) {
      line(lines, "silent", Long.toString(silent));
    }
    line(
        lines,
        "words",
        of(
            cases.stream().mapToInt(Communication::wordsOnTime).sum(),
            cases.stream().mapToInt(Communication::wordsLate).sum()),
        found(cases, (counted, _) -> counted.words()));
    line(
        lines,
        "ends",
        of(
            cases.stream().mapToInt(Communication::endsKept).sum(),
            cases.stream().mapToInt(Communication::endsMissed).sum()),
        found(cases, (counted, _) -> counted.ends()));
    line(
        lines,
        "corrections",
        sum(cases.stream().map(Communication::corrections)),
        found(cases, (counted, _) -> counted.corrections()));
    line(
        lines,
        "contradictions",
        sum(cases.stream().map(told -> told.contradictions().size())),
        found(cases, CountedCases::contradictions));
    Duration stood =
        cases.stream().map(Communication::disagreement).reduce(Duration.ZERO, Duration::plus);
    if (!stood.isZero()) {
      line(
          lines,
          "disagreement",
          reading.moments().length(stood),
          found(cases, CountedCases::contradictions));
    }
    return lines;
  }

  private void line(List<AfterBlock.Score.Line> lines, String what, String count) {
    line(lines, what, count, List.of());
  }

  private void line(
      List<AfterBlock.Score.Line> lines,
      String what,
      String count,
      List<AfterBlock.Score.Case> cases) {
    lines.add(new AfterBlock.Score.Line(reading.phrases().say("told." + what), count, cases));
  }

  /** Where the cases of one outage are told; of many, each has a page that says so. */
  private List<AfterBlock.Score.Case> found(
      List<Communication> cases,
      BiFunction<CountedCases, Communication, List<AfterBlock.Score.Case>> chosen) {
    Communication told = cases.getFirst();
    return reading.snapshot().incidents().stream()
        .filter(view -> cases.size() == 1 && view.id().equals(told.incident()))
        .findFirst()
        .map(view -> chosen.apply(new CountedCases(reading, view), told))
        .orElse(List.of());
  }

  private static String sum(Stream<Integer> counts) {
    return Integer.toString(counts.mapToInt(Integer::intValue).sum());
  }

  /** The middle of those who spoke; of an even number the later one. */
  private static @Nullable Duration middle(List<Communication> cases) {
    List<Duration> spoken =
        cases.stream()
            .map(Communication::toFirstWord)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .sorted()
            .toList();
    return spoken.isEmpty() ? null : spoken.get(spoken.size() / 2);
  }
}
