package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SnapshotListener;
import io.tocsin.web.PublicFile;
import io.tocsin.web.PublicFiles;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader sees: the newest set of files, swapped in whole. Thread-safe; looking up takes no
 * lock.
 *
 * <p>A set is on the disk before anybody sees it. When the disk refuses it, it is shown all the
 * same, and written with the next one: readers come first.
 */
public final class StatusPage implements SnapshotListener, PublicFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);

  private final SiteRenderer renderer;
  private final SiteStore store;
  private final InstantSource clock;
  private final Executor background;
  private final ReentrantLock rendering = new ReentrantLock();
  private final AtomicReference<Shown> shown = new AtomicReference<>(Shown.NOTHING);
  private final List<Consumer<PageChange>> listeners = new CopyOnWriteArrayList<>();
  private final Keeping keeping;
  private final PastPages past = new PastPages();
  private Shares shares = Shares.NONE;
  private boolean remembering;
  private final AtomicLong revision = new AtomicLong();
  private final Strengthening strengthening = new Strengthening();
  private final Opening opening;

  /**
   * Shows the last set on the disk at once, and with its age as soon as it is read.
   *
   * @param background reads the last set and runs the strongest compression, a task at a time
   * @throws IOException if the folder cannot be read
   */
  public StatusPage(
      SiteRenderer renderer, SiteStore store, InstantSource clock, Executor background)
      throws IOException {
    this(renderer, store, clock, background, store.glance(), true);
    background.execute(opening::end);
    background.execute(this::remember);
  }

  private StatusPage(
      SiteRenderer renderer,
      SiteStore store,
      InstantSource clock,
      Executor background,
      Optional<Glance> glance,
      boolean writing) {
    this.opening = new Opening(glance, writing ? this::readLast : () -> {});
    this.renderer = renderer;
    this.store = store;
    this.clock = clock;
    this.background = background;
    this.keeping = new Keeping(store, writing);
  }

  /**
   * Shows what another process writes into a folder, and writes nothing there itself.
   *
   * @throws IOException if the folder cannot be read
   */
  public static StatusPage following(
      SiteRenderer renderer, SiteStore store, InstantSource clock, Executor background)
      throws IOException {
    StatusPage page = new StatusPage(renderer, store, clock, background, Optional.empty(), false);
    page.follow();
    return page;
  }

  /**
   * Shows the newest set of the folder if another process wrote a newer one; meant to be called
   * every second.
   *
   * @throws IOException if the folder cannot be read; what is shown stays
   */
  public void follow() throws IOException {
    rendering.lock();
    try {
      store
          .newer()
          .filter(found -> found.set().generation() >= shown.get().generation())
          .ifPresent(this::showAgain);
    } finally {
      rendering.unlock();
    }
  }

  private void readLast() {
    rendering.lock();
    try {
      store.newest().ifPresent(this::showAgain);
    } catch (IOException | RuntimeException e) { // people read on, whatever is wrong with it
      LOG.warn("The last set cannot be read; the next one is written whole", e);
    } finally {
      rendering.unlock();
    }
  }

  private void showAgain(FoundSet found) {
    shares = Shares.found(found.set().edition());
    keeping.goOn(found);
    Optional<PublicSnapshot> snapshot = SnapshotText.read(found.pieces());
    Shown before = shown.get();
    swap(before.next(found.set(), snapshot.orElse(null), found::hot));
    if (snapshot.isPresent()) {
      past.find(found.set());
      age(found.set(), snapshot.get());
    }
  }

  /** Finds out what the files on disk were made from, so that the first word has not to. */
  private void remember() {
    alone(() -> {
      PublicSnapshot snapshot = shown.get().snapshot();
      if (snapshot != null && shares.made().isEmpty()) {
        var _ = render(snapshot, clock.instant(), Shares.Pace.WHOLE);
        remembering = true; // what is patient may have been left for later when the process ended
      }
    });
  }

  /** The home pages say the age at once; the others as soon as they are made. */
  private void age(SiteSet found, PublicSnapshot snapshot) {
    Instant now = clock.instant();
    if (Ages.crossed(snapshot, found.renderedAt(), now)) {
      Map<String, SiteFile> aged = renderer.homes(snapshot, now);
      swap(shown.get().next(found.with(aged), snapshot, (_, file) -> new HotFile(file)));
      background.execute(() -> refreshAges(clock.instant()));
    }
  }

  /** Renders the pages of the past, and shows them beside the snapshot that is shown. */
  @Override
  public void lookedBack(PublicSnapshot longAgo) {
    alone(() -> {
      past.render(renderer, longAgo, clock.instant());
      PublicSnapshot snapshot = shown.get().snapshot();
      if (snapshot != null) {
        show(snapshot, clock.instant(), Shares.Pace.WHOLE);
      }
    });
  }

  /** Renders a new snapshot and swaps its set in; one that is not newer is left alone. */
  @Override
  public void changed(PublicSnapshot snapshot) {
    alone(() -> {
      if (snapshot.generation() > generation()) {
        show(snapshot, clock.instant(), Shares.Pace.PEOPLE_FIRST);
      }
    });
  }

  /**
   * Renders the same snapshot anew when one of the times on it has been crossed since, so that the
   * page never looks fresher than it is, or when tables were left for later; and has what stands
   * still compressed as strongly as possible; meant to be called every few seconds.
   */
  public void refreshAges(Instant now) {
    alone(() -> {
      Shown current = shown.get();
      PublicSnapshot snapshot = current.snapshot();
      Instant renderedAt = current.renderedAt();
      if (snapshot != null
          && renderedAt != null
          && (isBehind() || Ages.crossed(snapshot, renderedAt, now))) {
        show(snapshot, now, Shares.Pace.WHOLE);
      }
    });
    strengthen(now);
  }

  private boolean isBehind() {
    return remembering || keeping.isBehind() || shares.isBehind();
  }

  /** Has all that is shown compressed as strongly as possible, however lately it changed. */
  public void strengthen() {
    strengthen(Instant.MAX);
  }

  private void strengthen(Instant now) {
    background.execute(() -> strengthening.run(now, () -> shown.get().files(), this::keep));
  }

  private void keep(List<SiteStore.Packed> packed) {
    revision.addAndGet(packed.isEmpty() ? 0 : 1);
    keeping.keep(packed);
  }

  /** One at a time renders, once the last set is read. */
  private void alone(Runnable work) {
    if (!rendering.isHeldByCurrentThread()) {
      opening.end();
    }
    rendering.lock();
    try {
      work.run();
    } finally {
      rendering.unlock();
    }
  }

  private void show(PublicSnapshot snapshot, Instant now, Shares.Pace pace) {
    SiteSet set = render(snapshot, now, pace);
    Shown before = shown.get();
    // While one processor waits for the disk, another packs.
    CompletableFuture<Shown> packed =
        CompletableFuture.supplyAsync(
            () -> before.next(set, snapshot, (_, file) -> new HotFile(file)));
    keeping.write(set, snapshot);
    remembering = false;
    swap(packed.join());
  }

  /** What has not changed since the last rendering keeps its files. */
  private SiteSet render(PublicSnapshot snapshot, Instant now, Shares.Pace pace) {
    SiteRenderer.Rendered rendered = renderer.render(snapshot, now, shares.at(pace));
    shares = rendered.shares();
    return past.under(rendered.set());
  }

  private void swap(Shown after) {
    shown.set(after);
    opening.shown();
    strengthening.note(after.changed(), after.files(), clock.instant());
    revision.incrementAndGet();
    PageChange change = new PageChange(after.generation(), after.changed());
    listeners.forEach(listener -> listener.accept(change)); // whoever waits hears of it first
    background.execute(strengthening::packWell);
  }

  @Override
  public @Nullable PublicFile look(String path) {
    HotFile glimpsed = opening.file(path);
    HotFile file = glimpsed != null ? glimpsed : shown.get().hot().at(path);
    return file == null ? null : file.ready();
  }

  /** Returns what is shown as one whole, whatever is shown next. */
  public Showing showing() {
    opening.end();
    long number = revision();
    return shown.get().showing(number);
  }

  /** Returns a number that grows whenever files or encodings are newer. */
  public long revision() {
    return revision.get();
  }

  @Override
  public List<String> languages() {
    return opening.glance().map(Glance::languages).orElseGet(() -> shown.get().languages());
  }

  @Override
  public long generation() {
    return Math.max(opening.generation(), shown.get().generation());
  }

  /** Returns the snapshot shown, if there is one that can be read. */
  public Optional<PublicSnapshot> snapshot() {
    return Optional.ofNullable(shown.get().snapshot());
  }

  /**
   * Calls the listener after every swap, on the thread that swapped; it must return quickly.
   *
   * @return ends the listening when it is run
   */
  public Runnable listen(Consumer<PageChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
