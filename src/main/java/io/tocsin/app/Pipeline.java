package io.tocsin.app;

import io.tocsin.audit.AuditLog;
import io.tocsin.clocks.LegalOffice;
import io.tocsin.clocks.yaml.ClockBookFile;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentDesk;
import io.tocsin.incidents.WorkCalendar;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.journal.Follower;
import io.tocsin.journal.FollowerHealth;
import io.tocsin.journal.Journal;
import io.tocsin.journal.sql.FollowerPositions;
import io.tocsin.journal.sql.SqlJournal;
import io.tocsin.publication.Aftermaths;
import io.tocsin.publication.FactSheets;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.Schedule;
import io.tocsin.publication.Snapshots;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.signals.CallIntake;
import io.tocsin.signals.Intake;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.SiteStore;
import io.tocsin.site.StatusPage;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The rooms in the order in which data flows, wired and at rest: Intake, Journal, IncidentDesk,
 * Publisher, Snapshots, StatusPage; thread-safe.
 *
 * <p>{@link #drain} does by hand what threads do after {@link #start}; serve and demo start it,
 * replay and tests drain it with a clock they move.
 */
public final class Pipeline implements AutoCloseable {

  private static final String DESK = "incidents";

  private final Closers closers;
  private final Database state;
  private final SqlJournal journal;
  private final Intake intake;
  private final CallIntake calls;
  private final List<Follower> followers = new ArrayList<>();
  private final IncidentArchive archive = new IncidentArchive();
  private final Desk desk;
  private final StatementTable statements;
  private final Publisher publisher;
  private final FactSheets sheets;
  private final LegalOffice legal;
  private final Aftermaths aftermaths;
  private final Schedule schedule;
  private final DueWork dueWork;
  private final InstantSource clock;
  private final Snapshots snapshots;
  private final StatusPage statusPage;
  private volatile LongSupplier floor = () -> 0;

  /**
   * What the rooms are built from.
   *
   * @param siteFolder where the sets of public files are written
   * @param keys the root of all keyed hashes
   * @param reportLimits how many reports one sender, one block and all together may send
   * @param background runs slow compression, a task at a time
   */
  public record Parts(
      Storage storage,
      Path siteFolder,
      LiveCatalog catalog,
      Snapshots.Address address,
      Keys keys,
      ReportLimits reportLimits,
      InstantSource clock,
      Supplier<String> ids,
      Executor background) {}

  private Pipeline(Parts parts, StatusPage page, Closers closers) {
    this.closers = closers;
    clock = parts.clock();
    statusPage = page;
    state = closers.add("state", parts.storage().open(Schema.STATE));
    Database signals = closers.add("signals", parts.storage().open(Schema.JOURNAL));
    journal = closers.add("journal", new SqlJournal(signals, clock, 1, parts.storage().groups()));
    intake =
        new Intake(
            parts.catalog()::ground,
            journal,
            parts.keys(),
            parts.reportLimits(),
            clock,
            parts.ids());
    calls = new CallIntake(parts.catalog()::ground, journal, parts.keys(), clock, parts.ids());

    desk = new Desk(parts.catalog(), parts.ids());
    statements = new StatementTable(state);
    publisher =
        new Publisher(
            statements,
            desk,
            archive,
            parts.catalog(),
            parts.address().baseUrl(),
            clock,
            parts.ids());
    sheets = new FactSheets(statements, archive, parts.catalog(), clock, parts.ids());
    aftermaths =
        new Aftermaths(
            statements,
            archive,
            new Contradictions(new AuditLog(parts.ids()))::of,
            parts.catalog(),
            parts.ids());
    legal = new LegalOffice(ClockBookFile.shipped(), parts.catalog(), archive, sheets, parts.ids());
    schedule = new Schedule(publisher, parts.ids());
    snapshots =
        closers.add(
            "snapshots",
            new Snapshots(
                statements,
                archive,
                parts.catalog(),
                parts.address(),
                () -> Math.max(statusPage.generation(), floor.getAsLong()),
                clock));
    snapshots.countReports(() -> intake.tally().lastDay(clock.instant()));
    snapshots.listen(statusPage);
    publisher.onPublished(snapshots::nudge);
    dueWork =
        new DueWork(
            state,
            new WorkCalendar(
                new WorkSchedule(parts.catalog(), parts.ids()),
                new AuditLog(parts.ids()),
                parts.ids()),
            snapshots::nudge);
    follow(parts);
  }

  private void follow(Parts parts) {
    FollowerPositions positions = new FollowerPositions(state);
    for (int partition = 0; partition < journal.partitions(); partition++) {
      IncidentDesk stage = new IncidentDesk(partition, parts.ids());
      stage.onChange(snapshots::nudge);
      followers.add(
          closers.add(
              DESK + " " + partition,
              new Follower(DESK, journal, partition, positions, stage, parts.clock())));
    }
  }

  /** Builds the rooms and shows the last set of files, if there is one. */
  public static Pipeline open(Parts parts) throws IOException {
    StatusPage page =
        new StatusPage(
            new SiteRenderer(new Assets()),
            new SiteStore(parts.siteFolder()),
            parts.clock(),
            parts.background());
    return open(parts, page);
  }

  /** Builds the rooms behind a page that is shown already. */
  static Pipeline open(Parts parts, StatusPage page) {
    Closers closers = new Closers();
    try {
      return new Pipeline(parts, page, closers);
    } catch (RuntimeException failure) {
      closers.close();
      throw failure;
    }
  }

  /** Says which generation people have seen elsewhere: what is published is greater. */
  void neverBelow(LongSupplier shownElsewhere) {
    floor = shownElsewhere;
  }

  /** Starts the threads: from here on it follows by itself. */
  public void start() {
    followers.forEach(Follower::start);
    snapshots.start();
  }

  /** Does all there is to do, now, on the caller's thread. */
  public void drain() {
    follow();
    schedule.runDue(clock.instant());
    dueWork.runDue(clock.instant());
    snapshots.refresh();
  }

  /** Does all that signals ask for, now, on the caller's thread, and shows nothing of it yet. */
  public void follow() {
    followers.forEach(Follower::drain);
  }

  /** What announces work at its hour. */
  DueWork dueWork() {
    return dueWork;
  }

  /** The way in for people. */
  public Intake intake() {
    return intake;
  }

  /** The way in for those who answer calls. */
  public CallIntake calls() {
    return calls;
  }

  /** The log of signals. */
  public Journal journal() {
    return journal;
  }

  /** The state database. */
  public Database state() {
    return state;
  }

  /** What people do to incidents. */
  public Desk desk() {
    return desk;
  }

  /** What is known of incidents. */
  public IncidentArchive archive() {
    return archive;
  }

  /** What was said. */
  public StatementTable statements() {
    return statements;
  }

  /** The way to say something. */
  public Publisher publisher() {
    return publisher;
  }

  FactSheets sheets() {
    return sheets;
  }

  /** What remains after outages. */
  public Aftermaths aftermaths() {
    return aftermaths;
  }

  /** The legal clocks. */
  public LegalOffice legal() {
    return legal;
  }

  /** What is said at its hour. */
  Schedule schedule() {
    return schedule;
  }

  /** The public snapshot. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /** The page as files. */
  public StatusPage statusPage() {
    return statusPage;
  }

  /** How the followers do. */
  public List<FollowerHealth> health() {
    return followers.stream().map(Follower::health).toList();
  }

  /** Drops signals that were observed before a moment; returns how many. */
  public long dropSignalsBefore(java.time.Instant end) {
    return journal.dropBefore(end);
  }

  @Override
  public void close() {
    closers.close();
  }
}
