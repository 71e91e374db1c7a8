package io.tocsin.incidents;

import io.tocsin.detection.CourseStep;
import io.tocsin.detection.Detector;
import io.tocsin.incidents.Observations.News;
import io.tocsin.incidents.Observations.Sight;
import io.tocsin.incidents.sql.CourseTable;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.LogbookTable;
import io.tocsin.incidents.sql.SpanTable;
import io.tocsin.journal.Batch;
import io.tocsin.journal.Position;
import io.tocsin.journal.Stage;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stage that folds the signals of one partition through its detector and does at the desk what
 * verdicts and passing time demand; confined to its follower's thread, listeners may be added on
 * any.
 *
 * <p>It decides on the logbook it knows. When somebody else wrote in it meanwhile, it decides again
 * on the newer one, inside the transaction: what is slow, detection, is done by then.
 */
public final class IncidentDesk implements Stage {

  /** What detection is called in events. */
  public static final Actor DETECTION = new Actor(Actor.Kind.DETECTION, Detector.VERSION);

  /** Without a verdict, what was said is held against evidence as often as this. */
  private static final Duration REVIEWED_EVERY = Duration.ofMinutes(10);

  private static final Duration LOOKED_EVERY = Duration.ofMinutes(1);

  /** The course of an incident is kept from so long before it began. */
  private static final Duration COURSE_BEFORE = Duration.ofHours(1);

  private final int partition;
  private final Supplier<String> ids;
  private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
  private @Nullable DeskMemory memory;
  private Logbook book = Logbook.EMPTY;
  private @Nullable Instant reviewedAt;
  private @Nullable Instant lookedAt;

  /**
   * Makes the desk of one partition.
   *
   * @param ids makes ids that are never used twice
   */
  public IncidentDesk(int partition, Supplier<String> ids) {
    this.partition = partition;
    this.ids = ids;
  }

  /**
   * Asks to be called, briefly, after each commit that changed incidents, promises or maintenances.
   */
  public void onChange(Runnable listener) {
    changeListeners.add(listener);
  }

  @Override
  public Position load(Transaction transaction, Position current) {
    DeskMemory loaded = DeskMemory.load(transaction, partition);
    memory = loaded;
    book = LogbookTable.load(transaction, LogbookTable.revision(transaction));
    return loaded.position();
  }

  @Override
  public void foldAgain(Batch batch) {
    remembered().foldAgain(batch);
  }

  @Override
  public Step decide(Batch batch) {
    Observations observed = remembered().fold(batch, told());
    return new Decided(observed, think(book, observed));
  }

  /** The components of open incidents. */
  private Set<String> told() {
    return book.incidents().values().stream()
        .flatMap(history -> history.incident().components().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private DeskMemory remembered() {
    return Objects.requireNonNull(memory, "a stage is loaded before its first batch");
  }

  /** Pure: what the observations mean for a logbook. */
  private Pen think(Logbook logbook, Observations observed) {
    Pen pen = new Pen(logbook, ids);
    for (News news : observed.news()) {
      switch (news) {
        case News.Passed(var at) -> Clockwork.advance(pen, at);
        case News.Judged(var verdict) -> {
          Clockwork.advance(pen, verdict.at());
          Judgement.pass(pen, verdict, DETECTION);
        }
        case News.Resolved(var resolved, var _) -> pen.learn(resolved);
      }
    }
    return pen;
  }

  private final class Decided implements Step {

    private final Observations observed;
    private Pen pen;
    private long revision;
    private @Nullable Instant reviewed;
    private @Nullable Instant looked;

    Decided(Observations observed, Pen pen) {
      this.observed = observed;
      this.pen = pen;
    }

    @Override
    public void write(Transaction transaction) {
      settleOnRevision(transaction);
      LogbookTable.write(transaction, pen.entries());
      for (Sight sight : observed.sights()) {
        look(transaction, sight);
      }
      EvidenceTable.put(transaction, observed.evidence());
      keepCourses(transaction);
      reviewed = review(transaction);
      remembered().save(transaction);
    }

    /** How what is told of came about, from an hour before it began. */
    private void keepCourses(Transaction transaction) {
      for (IncidentHistory history : pen.open()) {
        Incident incident = history.incident();
        Instant first = incident.onset().minus(COURSE_BEFORE);
        for (String component : incident.components()) {
          List<CourseStep> steps = observed.steps().getOrDefault(component, List.of());
          CourseTable.keep(
              transaction,
              incident.id(),
              component,
              steps.stream().filter(step -> !step.start().isBefore(first)).toList());
        }
      }
    }

    /**
     * What was said is held against evidence with every verdict, when something is found outside
     * the places to which somebody confined it, and else now and then.
     */
    private @Nullable Instant review(Transaction transaction) {
      Instant latest = null;
      boolean judged = false;
      for (News news : observed.news()) {
        latest =
            switch (news) {
              case News.Passed(var at) -> at;
              case News.Judged(var verdict) -> verdict.at();
              case News.Resolved(var _, var at) -> at;
            };
        judged |= news instanceof News.Judged;
      }
      if (latest == null) {
        return null;
      }
      boolean due = judged || isOver(reviewedAt, REVIEWED_EVERY, latest);
      if (!due && !isOver(lookedAt, LOOKED_EVERY, latest)) {
        return null;
      }
      looked = latest;
      boolean found = Outskirts.look(transaction, remembered()::outside, latest);
      if (!due && !found) {
        return null;
      }
      Review.ofOpen(transaction, latest);
      return latest;
    }

    private static boolean isOver(@Nullable Instant last, Duration pause, Instant now) {
      return last == null || !now.isBefore(last.plus(pause));
    }

    /** Makes sure that what was thought was thought about the book as it is. */
    private void settleOnRevision(Transaction transaction) {
      revision = LogbookTable.revision(transaction);
      if (revision != book.revision()) {
        pen = think(LogbookTable.load(transaction, revision), observed);
      }
      if (pen.entries().isEmpty() && observed.sights().isEmpty()) {
        return;
      }
      long taken = LogbookTable.take(transaction);
      if (taken != revision) {
        pen = think(LogbookTable.load(transaction, taken), observed);
      }
      revision = taken + 1;
    }

    private void look(Transaction transaction, Sight sight) {
      if (sight.gap()) {
        SpanTable.move(transaction, sight.component(), sight.state(), sight.since());
      } else {
        SpanTable.move(
            transaction,
            sight.component(),
            Spans.state(pen.open(), sight.component(), sight.state()),
            sight.since());
      }
    }

    @Override
    public void committed() {
      book = pen.logbook().at(revision);
      reviewedAt = reviewed == null ? reviewedAt : reviewed;
      lookedAt = looked == null ? lookedAt : looked;
      if (!pen.entries().isEmpty()) {
        changeListeners.forEach(Runnable::run);
      }
    }

    @Override
    public void abandoned() {
      memory = null; // load follows
    }
  }
}
