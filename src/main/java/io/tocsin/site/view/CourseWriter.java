package io.tocsin.site.view;

import io.tocsin.detection.course.Phase;
import io.tocsin.publication.CourseView;
import io.tocsin.publication.CourseView.Bar;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.drawing.BandChart;
import io.tocsin.site.drawing.LeftChart;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what people reported during an incident beside what is usual, and whether it is coming
 * back. Counts below three are told as "fewer than three".
 */
public final class CourseWriter {

  static final Phrasebook BOOK = Phrasebook.load("course", List.of("fr", "en"));

  private static final int LOW = 48;
  private static final int TALL = 120;

  private final Reading reading;
  private final IncidentView incident;
  private final Phrases phrases;

  /** Writes for a reader. */
  public CourseWriter(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
    this.phrases = BOOK.in(reading.language());
  }

  /** Writes it for the page: the whole is drawn, each component of several is a sentence. */
  CourseBlock write() {
    if (incident.courses().isEmpty()) {
      return CourseBlock.NONE;
    }
    CourseView whole = incident.courses().getFirst();
    List<String> each =
        incident.courses().stream()
            .skip(1)
            .map(course ->
                phrases.say(
                    "each",
                    "name",
                    reading.component(course.component()),
                    "sentence",
                    sentence(course)))
            .toList();
    return block(List.of(part(whole, false, LOW)), each);
  }

  /** Writes it for a desk, where there is room: every component is drawn. */
  public CourseBlock large() {
    List<CourseView> single =
        incident.courses().stream()
            .filter(course -> !course.component().equals(CourseView.WHOLE))
            .toList();
    boolean several = single.size() > 1;
    return single.isEmpty()
        ? CourseBlock.NONE
        : block(single.stream().map(one -> part(one, several, TALL)).toList(), List.of());
  }

  private CourseBlock block(List<CourseBlock.Part> parts, List<String> each) {
    return new CourseBlock(phrases.say("title"), phrases.say("note"), parts, each, heads());
  }

  private CourseBlock.Heads heads() {
    return new CourseBlock.Heads(
        phrases.say("head.time"),
        phrases.say("head.people"),
        phrases.say("head.usual"),
        phrases.say("head.left"),
        phrases.say("head.region"),
        phrases.say("figures"),
        phrases.say("key.bars"),
        phrases.say("key.band"));
  }

  private CourseBlock.Part part(CourseView course, boolean several, int height) {
    Instant first = course.bars().getFirst().start();
    List<BandChart.Count> counts =
        course.bars().stream()
            .map(bar ->
                new BandChart.Count(slot(course, first, bar), bar.people(), bar.low(), bar.high()))
            .toList();
    Instant end = course.bars().getLast().start().plus(Duration.ofMinutes(course.minutes()));
    return new CourseBlock.Part(
        several ? reading.component(course.component()) : "",
        sentence(course),
        BandChart.of(counts, height),
        reading.moments().between(first, end).moment(first),
        reading.moments().between(first, end).moment(end),
        rows(course),
        left(course, height));
  }

  private static int slot(CourseView course, Instant first, Bar bar) {
    return (int) (Duration.between(first, bar.start()).toMinutes() / course.minutes());
  }

  private String length(CourseView course) {
    return phrases.say("length." + course.minutes());
  }

  /** The worst time, what is usual in it, and the last one while it goes on. */
  private String sentence(CourseView course) {
    Bar worst = course.bars().stream().max(Comparator.comparing(Bar::people)).orElseThrow();
    if (worst.isFew()) {
      return phrases.say("few", "length", length(course)) + " " + usually(worst);
    }
    String peak =
        phrases.say(
            "peak",
            Map.of(
                "count", worst.people(),
                "length", length(course),
                "time", reading.moments().moment(worst.start())));
    Bar last = course.bars().getLast();
    String now =
        incident.isOpen() && !last.equals(worst)
            ? " " + phrases.say("last", "length", length(course), "count", people(last))
            : "";
    return peak + " " + usually(worst) + now;
  }

  private String usually(Bar bar) {
    return bar.high() == 0
        ? phrases.say("usual.none")
        : phrases.say("usual", "low", bar.low(), "high", bar.high());
  }

  private String people(Bar bar) {
    return bar.isFew() ? phrases.say("people.few") : Integer.toString(bar.people());
  }

  private List<CourseBlock.Row> rows(CourseView course) {
    List<CourseBlock.Row> rows = new ArrayList<>();
    String day = "";
    for (Bar bar : course.bars()) {
      if (bar.people() > 0 || bar.left() != null) {
        String usual = bar.high() == 0 ? "0" : bar.low() + "–" + bar.high();
        String itsDay = reading.moments().day(bar.start());
        String time =
            itsDay.equals(day)
                ? reading.moments().clock(bar.start())
                : reading.moments().moment(bar.start());
        day = itsDay;
        rows.add(new CourseBlock.Row(time, people(bar), usual, left(bar)));
      }
    }
    return rows;
  }

  private String left(Bar bar) {
    Integer left = bar.left();
    Phase phase = bar.phase();
    return left == null || phase == null ? "–" : standing(phase, left);
  }

  private String standing(Phase phase, int left) {
    return phrases.say("standing." + phase, "left", left);
  }

  private CourseBlock.@Nullable Left left(CourseView course, int height) {
    List<LeftChart.Point> points = new ArrayList<>();
    Instant first = course.bars().getFirst().start();
    Bar newest = null;
    for (Bar bar : course.bars()) {
      Integer left = bar.left();
      Phase phase = bar.phase();
      if (left != null && phase != null) {
        points.add(new LeftChart.Point(slot(course, first, bar), left, drawn(phase)));
        newest = bar;
      }
    }
    if (newest == null || points.size() < 2) {
      return null;
    }
    int slots = slot(course, first, course.bars().getLast()) + 1;
    return new CourseBlock.Left(
        phrases.say(incident.isOpen() ? "left.title" : "left.title-then"),
        standsNow(newest),
        phrases.say("left.how"),
        LeftChart.of(slots, points, height),
        course.regions().stream().map(this::region).toList());
  }

  private static LeftChart.Standing drawn(Phase phase) {
    return switch (phase) {
      case BROKEN -> LeftChart.Standing.BROKEN;
      case PARTLY_BACK -> LeftChart.Standing.PARTLY;
      case OVER -> LeftChart.Standing.OVER;
    };
  }

  private String standsNow(Bar newest) {
    Instant over = incident.recoveredAt() == null ? incident.closedAt() : incident.recoveredAt();
    return over == null
        ? phrases.say("now." + newest.phase(), "left", newest.left() == null ? 0 : newest.left())
        : phrases.say("then", "time", reading.moments().moment(over));
  }

  /** A region has a name; where there is none, an area stands for itself by its code. */
  private CourseBlock.Region region(CourseView.Region region) {
    String name =
        reading.gazetteer().areas().stream().anyMatch(area -> area.code().equals(region.name()))
            ? reading.places(Set.of(region.name())).getFirst()
            : Prose.clean(region.name());
    return new CourseBlock.Region(
        name, standing(region.phase(), region.left()), reading.time(region.since()));
  }
}
