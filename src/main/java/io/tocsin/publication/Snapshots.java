package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.sql.SnapshotTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.signals.ReportsOfTheDay;
import io.tocsin.store.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the public snapshot whenever something changed, and tells whoever shows it; thread-safe.
 *
 * <p>Its number grows with every change, over restarts, nodes and restored databases: it is taken
 * from the database, and never at or below the number of the last set that was shown. What people
 * do is shown at once; what probes and reports add, at most every {@link #FIGURES_EVERY}.
 */
public final class Snapshots implements AutoCloseable {

  /** How often figures alone make a new snapshot. */
  public static final Duration FIGURES_EVERY = Duration.ofSeconds(10);

  /** After this a page says that it has not been renewed; a calm one is renewed before. */
  private static final Duration RENEWED_EVERY = Duration.ofMinutes(4);

  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StatementTable table;
  private final SnapshotTable numbers = new SnapshotTable();
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final Address address;
  private final WorkTexts workTexts;
  private final CourseBook courses = new CourseBook();
  private final LookBack lookBack;
  private final DayKeeper days;
  private final LongSupplier lastShown;
  private final InstantSource clock;
  private final List<SnapshotListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock making = new ReentrantLock();
  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition woken = waiting.newCondition();
  private boolean urgent;
  private boolean closed;
  private @Nullable Thread watcher;
  private volatile Supplier<@Nullable ReportsOfTheDay> reports = () -> null;
  private volatile @Nullable PublicSnapshot current;

  /**
   * Where the page is, and whether it plays a story.
   *
   * @param demo name of the story, or null when it is real
   */
  public record Address(URI baseUrl, @Nullable LocalizedText demo) {}

  /** What stood when the state was looked at: cheap to compare. */
  private record Mark(long sequence, long revision) {}

  /**
   * Takes its tools.
   *
   * @param lastShown number of the last set that was shown, 0 for none
   */
  public Snapshots(
      StatementTable table,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      Address address,
      LongSupplier lastShown,
      InstantSource clock) {
    this.table = table;
    this.archive = archive;
    this.catalog = catalog;
    this.address = address;
    this.workTexts = new WorkTexts(catalog, address.baseUrl());
    this.lookBack = new LookBack(table, archive, catalog, workTexts, courses);
    this.days = new DayKeeper(archive);
    this.lastShown = lastShown;
    this.clock = clock;
  }

  /** Returns what every mouth says about announced work. */
  public WorkTexts workTexts() {
    return workTexts;
  }

  /** Says who counts the reports of the day; nobody does until then. */
  public void countReports(Supplier<@Nullable ReportsOfTheDay> counter) {
    reports = counter;
  }

  /** Asks to hear of every new snapshot, one listener after the other, in the order asked. */
  public void listen(SnapshotListener listener) {
    listeners.add(listener);
  }

  /** Returns the newest snapshot made here, if there is one. */
  public Optional<PublicSnapshot> current() {
    return Optional.ofNullable(current);
  }

  /** Makes a new snapshot if anything changed, tells the listeners, and returns the newest. */
  public PublicSnapshot refresh() {
    making.lock();
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      lookBack.tell(
          site(catalog.get()),
          now,
          past -> listeners.forEach(listener -> listener.lookedBack(past)));
      PublicSnapshot before = current;
      PublicSnapshot seen = table.read(transaction -> assemble(transaction, 0, now));
      if (before != null && isYoung(before, now) && sameContent(before, seen)) {
        return before;
      }
      PublicSnapshot next = table.write(transaction -> number(transaction, now));
      current = next;
      listeners.forEach(listener -> listener.changed(next));
      return next;
    } finally {
      making.unlock();
    }
  }

  /** The number is taken first, so that a higher one never shows less than a lower one. */
  private PublicSnapshot number(Transaction transaction, Instant now) {
    long generation = numbers.nextGeneration(transaction, lastShown.getAsLong());
    workTexts.keep(transaction, Assembly.works(transaction, archive, now), now);
    return assemble(transaction, generation, now);
  }

  private PublicSnapshot assemble(Transaction transaction, long generation, Instant now) {
    Catalog known = catalog.get();
    return new Assembly(
            transaction,
            archive,
            table,
            known,
            workTexts,
            courses,
            Assembly.shown(transaction, archive, now),
            now)
        .snapshot(generation, site(known), days.days(transaction, known, now));
  }

  private SiteIdentity site(Catalog known) {
    return new SiteIdentity(
        known.siteName(),
        known.mode(),
        known.languages(),
        known.zone(),
        address.baseUrl(),
        address.demo(),
        reports.get(),
        known.contacts(),
        known.branding());
  }

  /** An old snapshot is made anew although nothing changed: that, too, was looked at just now. */
  private static boolean isYoung(PublicSnapshot snapshot, Instant now) {
    return now.isBefore(snapshot.at().plus(RENEWED_EVERY));
  }

  private static boolean sameContent(PublicSnapshot one, PublicSnapshot other) {
    return one.site().equals(other.site())
        && one.services().equals(other.services())
        && one.incidents().equals(other.incidents())
        && one.maintenances().equals(other.maintenances())
        && one.record().equals(other.record())
        && one.remarks().equals(other.remarks());
  }

  /** Says that somebody spoke or did something: a snapshot is made at once. */
  public void nudge() {
    waiting.lock();
    try {
      urgent = true;
      woken.signalAll();
    } finally {
      waiting.unlock();
    }
  }

  /** Starts watching: for nudges, for other nodes, for figures and for time that passes. */
  public void start() {
    waiting.lock();
    try {
      if (watcher == null && !closed) {
        watcher = Thread.ofPlatform().name("snapshots").daemon().start(this::watch);
      }
    } finally {
      waiting.unlock();
    }
  }

  private void watch() {
    Mark seen = new Mark(-1, -1);
    long refreshed = System.nanoTime() - FIGURES_EVERY.toNanos();
    boolean nudged = true;
    while (nudged || isOpen()) {
      try {
        Mark mark = table.read(this::mark);
        boolean due = System.nanoTime() - refreshed >= FIGURES_EVERY.toNanos();
        if (nudged || due || !mark.equals(seen)) {
          refresh();
          refreshed = System.nanoTime();
          seen = mark;
        }
      } catch (RuntimeException failure) {
        LOG.warn("The state cannot be read; the last snapshot stays", failure);
        seen = new Mark(-1, -1);
      }
      nudged = waitForNudge();
    }
  }

  private Mark mark(Transaction transaction) {
    return new Mark(table.lastSequence(transaction), archive.revision(transaction));
  }

  private boolean isOpen() {
    waiting.lock();
    try {
      return !closed;
    } finally {
      waiting.unlock();
    }
  }

  private boolean waitForNudge() {
    waiting.lock();
    try {
      long left = POLL_NANOS;
      while (!urgent && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      boolean nudged = urgent && !closed;
      urgent = false;
      return nudged;
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.unlock();
    }
  }

  /** Stops watching and waits for the snapshot being made. */
  @Override
  public void close() {
    Thread running;
    waiting.lock();
    try {
      closed = true;
      running = watcher;
      woken.signalAll();
    } finally {
      waiting.unlock();
    }
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
