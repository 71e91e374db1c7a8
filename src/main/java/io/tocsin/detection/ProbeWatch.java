package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.Finding;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One probe: what each of its vantage points says, and what they add up to. Not thread-safe. */
final class ProbeWatch {

  /** How a probe nobody announced is judged: three failures, five successes, every minute. */
  static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

  private static final int USUAL_CONFIRM = 3;
  private static final int USUAL_RECOVER = 5;

  /** After so many intervals without a word we do not know. */
  private static final int STALE_AFTER_INTERVALS = 3;

  private final VantageGroup places = new VantageGroup();
  private WatchedProbe spec;
  private Duration patience;
  private boolean corroborated;
  private boolean failing;
  private boolean severe;
  private Instant onset = Instant.EPOCH;

  ProbeWatch(WatchedProbe spec) {
    this.spec = spec;
    this.patience = patience(spec);
  }

  private static Duration patience(WatchedProbe spec) {
    return spec.interval().multipliedBy(STALE_AFTER_INTERVALS);
  }

  static ProbeWatch unannounced(ProbeResult first) {
    return new ProbeWatch(
        new WatchedProbe(
            first.probe(), first.cohorts(), USUAL_INTERVAL, USUAL_CONFIRM, USUAL_RECOVER));
  }

  void respecify(WatchedProbe spec) {
    this.spec = spec;
    this.patience = patience(spec);
  }

  /** Takes in an answer; the verdict is as of {@code now}. */
  void fold(ProbeResult result, Instant now) {
    Instant oldest = oldest(now);
    places.fold(result, oldest);
    switch (result.finding()) {
      case FAILS -> fail(oldest);
      case WORKS -> work(oldest);
      case INCONCLUSIVE -> {}
    }
  }

  private void fail(Instant oldest) {
    if (!failing && places.fails(oldest, spec.confirmAfterFailures(), corroborated)) {
      failing = true;
      onset = places.onset(oldest, spec.interval());
      places.forgetSuccesses();
    }
    if (failing && !severe) {
      severe = places.severe(oldest, spec.confirmAfterFailures(), corroborated, onset);
    }
  }

  private void work(Instant oldest) {
    if (failing && places.worksAgain(oldest, spec.recoverAfterSuccesses(), severe)) {
      failing = false;
      severe = false;
      places.forget();
    }
  }

  /**
   * Whether people say the same: one failure fewer is enough then, but never a single one.
   *
   * @return whether that changes what it says
   */
  boolean corroborate(boolean byPeople, Instant now) {
    boolean before = failing;
    boolean severeBefore = severe;
    corroborated = byPeople;
    if (byPeople) {
      fail(oldest(now));
    }
    return failing != before || severe != severeBefore;
  }

  /** Until when it says the same if it hears nothing: then the first answer is too old. */
  Instant staysUntil(Instant now) {
    Instant oldest = oldest(now);
    Instant first = Instant.MAX;
    for (VantageRun run : places.runs()) {
      Instant concluded = run.conclusiveAt();
      if (concluded != null && !concluded.isBefore(oldest) && concluded.isBefore(first)) {
        first = concluded;
      }
    }
    return first.equals(Instant.MAX) ? first : first.plus(patience);
  }

  /** A vantage point was ill itself: what it alone saw fail since then is taken back. */
  void discount(String vantage, Instant since) {
    VantageRun run = places.run(vantage);
    if (run == null) {
      return;
    }
    run.discount(since);
    if (failing && !places.anyFails()) {
      failing = false;
      severe = false;
    }
  }

  Duration interval() {
    return spec.interval();
  }

  /** Whether it has said yes or no within three intervals. */
  boolean fresh(Instant now) {
    return places.concluded(oldest(now));
  }

  /** Whether it has ever said yes or no. */
  boolean hasSpoken() {
    return places.concluded(Instant.MIN);
  }

  /** Whether it fails confirmedly; a silent probe is believed as it last was. */
  boolean failing() {
    return failing;
  }

  /** Whether anything speaks for a failure at all. */
  boolean suspects() {
    return places.suspects();
  }

  boolean severe() {
    return severe;
  }

  private Instant oldest(Instant now) {
    return now.minus(patience);
  }

  /** The first failure of the run that is believed. */
  Optional<Instant> onset() {
    return failing ? Optional.of(onset) : Optional.empty();
  }

  /** The first success of the latest run of successes. */
  Optional<Instant> worksSince() {
    Instant since = null;
    for (VantageRun run : places.runs()) {
      if (run.successes() > 0 && (since == null || run.firstSuccess().isAfter(since))) {
        since = run.firstSuccess();
      }
    }
    return Optional.ofNullable(since);
  }

  /** Whether any vantage point has ever seen it work: before that, nobody knows. */
  boolean hasWorked() {
    for (VantageRun run : places.runs()) {
      if (run.worked()) {
        return true;
      }
    }
    return false;
  }

  /** How likely it is that it does not fail after all. */
  double doubt(Instant now) {
    return places.doubt(oldest(now));
  }

  int successesInARow(Instant now) {
    return places.successes(oldest(now));
  }

  String name() {
    return spec.probe();
  }

  Set<Cohort> cohorts() {
    return spec.cohorts();
  }

  /**
   * The last word of a vantage point that says what all together say, else of any; empty before the
   * first.
   */
  Optional<Evidence.ProbeReading> reading(Instant now) {
    Finding agreed = failing ? Finding.FAILS : Finding.WORKS;
    return places
        .lastWord(agreed, oldest(now))
        .or(() -> places.lastWord())
        .map(last -> read(last, now));
  }

  private Evidence.ProbeReading read(VantageRun last, Instant now) {
    Canaries canaries = last.canaries();
    return new Evidence.ProbeReading(
        spec.probe(),
        spec.cohorts(),
        last.reason().finding(),
        last.reason(),
        last.detail(),
        failing,
        last.lastAt(),
        last.saidSince(),
        last.lastAt().isBefore(oldest(now)),
        canaries == null ? null : Evidence.Share.of(canaries));
  }

  /** How many nats the answers speak for a failure, before it is believed. */
  double suspicion() {
    return places.suspicion();
  }

  void save(StateOut out) {
    out.text(spec.probe());
    out.text(Cohorts.key(spec.cohorts()));
    out.number(spec.interval().toMillis());
    out.number(spec.confirmAfterFailures());
    out.number(spec.recoverAfterSuccesses());
    out.flag(corroborated);
    out.flag(failing);
    out.flag(severe);
    out.time(onset);
    places.save(out);
  }

  static ProbeWatch restore(StateIn in) {
    ProbeWatch watch =
        new ProbeWatch(
            new WatchedProbe(
                in.text(),
                Cohorts.parse(in.text()),
                Duration.ofMillis(in.number()),
                in.count(),
                in.count()));
    watch.corroborated = in.flag();
    watch.failing = in.flag();
    watch.severe = in.flag();
    watch.onset = in.time();
    watch.places.restore(in);
    return watch;
  }
}
