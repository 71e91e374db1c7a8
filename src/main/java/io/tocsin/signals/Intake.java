package io.tocsin.signals;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way in for people: checks a report, hides who sent it, and hands it to the journal;
 * thread-safe.
 *
 * <p>Accepted means durable. Nothing of a network address outlives the call but keyed hashes.
 */
public final class Intake {

  private static final Duration WHEN_FULL = Duration.ofSeconds(30);
  private static final Duration WHEN_CROWDED = Duration.ofSeconds(5);

  private final Supplier<Ground> ground;
  private final SignalSink sink;
  private final Keys keys;
  private final Reporters reporters;
  private final ReportGate gate;
  private final Weather weather = new Weather();
  private final PrivateLinks links;
  private final Challenges challenges;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final ReportTally tally;

  /** What reports are checked against: the catalogue of the moment and its postcodes. */
  public record Ground(Catalog catalog, Postcodes postcodes) {}

  /** Joins the parts; the ground may change between two reports. */
  public Intake(
      Supplier<Ground> ground,
      SignalSink sink,
      Keys keys,
      ReportLimits limits,
      InstantSource clock,
      Supplier<String> ids) {
    this.ground = ground;
    this.sink = sink;
    this.keys = keys;
    this.reporters = new Reporters(keys);
    this.links = new PrivateLinks(keys);
    this.gate = new ReportGate(reporters, limits);
    this.challenges = new Challenges(keys, weather);
    this.clock = clock;
    this.ids = ids;
    this.tally = new ReportTally(clock.instant());
  }

  /**
   * Takes a report.
   *
   * @param idempotencyKey the sender's own name for this request, at most 200 characters; the same
   *     report under the same name is written once. Somebody else's report under it is another one.
   */
  public CompletableFuture<IntakeAnswer> report(
      ReportDraft draft, Sender sender, @Nullable String idempotencyKey) {
    Instant now = clock.instant();
    Ground here = ground.get();
    ReportRules rules = new ReportRules(here.catalog(), here.postcodes(), now);
    Optional<ReportRules.Sound> sound = rules.check(draft);
    if (sound.isEmpty()) {
      return told(new IntakeAnswer.Refused(rules.faults()));
    }
    Challenges.Proof proof = challenges.weigh(sender, now);
    return switch (gate.pass(sender, proof, now)) {
      case ReportGate.Passage.Out(IntakeAnswer.Busy busy) -> {
        challenges.restore(proof.token());
        yield told(busy);
      }
      case ReportGate.Passage.In(Reporter reporter, double weight) -> {
        String key =
            idempotencyKey == null ? null : keys.tag("idempotency", idempotencyKey + "\n" + draft);
        Reporter known = reporter.over(lineOf(sender, here.catalog()));
        yield append(signal(sound.get(), draft.works(), known, weight, now), key, proof);
      }
    };
  }

  /** The operator whose customers have that address, if the owner named its networks. */
  private static @Nullable String lineOf(Sender sender, Catalog catalog) {
    return catalog.carrierOf(sender.address()).map(Service::id).orElse(null);
  }

  private CompletableFuture<IntakeAnswer> append(
      CrowdReport report, @Nullable String key, Challenges.Proof proof) {
    String token = seal(report, report.id());
    return append(report, key, proof, taken -> taken.repeated() ? seal(report, taken.id()) : token)
        .thenApply(answer -> {
          tally.count(answer, report);
          if (answer instanceof IntakeAnswer.Accepted(var id, var link, boolean again) && !again) {
            weather.rain(report.at());
          }
          return answer;
        });
  }

  /** Tells what is wrong with a draft, without taking it. */
  public List<Fault> faults(ReportDraft draft) {
    Ground here = ground.get();
    ReportRules rules = new ReportRules(here.catalog(), here.postcodes(), clock.instant());
    Optional<ReportRules.Sound> sound = rules.check(draft);
    return sound.isPresent() ? List.of() : rules.faults();
  }

  private CrowdReport signal(
      ReportRules.Sound sound, boolean works, Reporter reporter, double weight, Instant now) {
    return new CrowdReport(
        ids.get(),
        now,
        sound.component().service(),
        sound.component().id(),
        sound.symptom(),
        works,
        sound.area(),
        sound.cohorts(),
        sound.since(),
        sound.text(),
        sound.otherParty(),
        reporter,
        weight,
        sound.bounce());
  }

  private String seal(CrowdReport report, String id) {
    return links.seal(
        new PrivateLinks.Opened(
            id, report.at(), report.component(), report.area(), report.cohorts()));
  }

  /** Opens a private link; empty for one that is wrong, altered or too old. */
  public Optional<PrivateLinks.Opened> open(String token) {
    return links
        .open(token, clock.instant())
        .filter(opened -> ground.get().catalog().component(opened.component()).isPresent());
  }

  /** Takes a follow-up, or a withdrawal, by the private link. */
  public CompletableFuture<IntakeAnswer> followUp(
      String token, FollowUp.State state, Sender sender) {
    Instant now = clock.instant();
    Optional<PrivateLinks.Opened> opened = open(token);
    if (opened.isEmpty()) {
      return told(new IntakeAnswer.NoSuchReport());
    }
    Reporter reporter = reporters.of(sender, now);
    Optional<IntakeAnswer.Busy> busy = gate.pass(reporter, opened.get().report(), now);
    if (busy.isPresent()) {
      return told(busy.get());
    }
    FollowUp followUp = signal(opened.get(), state, reporter, now);
    return append(followUp, null, Challenges.NOTHING, taken -> token)
        .thenApply(answer -> {
          tally.countFollowUp(answer, now);
          return answer;
        });
  }

  private FollowUp signal(
      PrivateLinks.Opened opened, FollowUp.State state, Reporter reporter, Instant now) {
    String service = ground.get().catalog().component(opened.component()).orElseThrow().service();
    return new FollowUp(
        ids.get(),
        now,
        service,
        opened.component(),
        opened.report(),
        state,
        opened.area(),
        opened.cohorts(),
        reporter);
  }

  /** What a reporter is given once the signal is durable. */
  private interface Receipt {
    String token(SignalSink.Appended taken);
  }

  private CompletableFuture<IntakeAnswer> append(
      Signal signal, @Nullable String key, Challenges.Proof proof, Receipt receipt) {
    return sink.append(signal, key)
        .<IntakeAnswer>thenApply(
            taken -> new IntakeAnswer.Accepted(taken.id(), receipt.token(taken), taken.repeated()))
        .exceptionally(failure -> {
          challenges.restore(proof.token());
          return whenNotTaken(failure);
        });
  }

  private static IntakeAnswer whenNotTaken(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof SignalSink.StorageFull) {
      return new IntakeAnswer.Busy(IntakeAnswer.BusyReason.STORAGE_FULL, WHEN_FULL);
    }
    if (cause instanceof SignalSink.Overloaded) {
      return new IntakeAnswer.Busy(IntakeAnswer.BusyReason.TOO_MANY_REPORTS, WHEN_CROWDED);
    }
    throw new CompletionException(Objects.requireNonNullElse(cause, failure));
  }

  private CompletableFuture<IntakeAnswer> told(IntakeAnswer answer) {
    tally.count(answer, clock.instant());
    return CompletableFuture.completedFuture(answer);
  }

  /** Makes the token of a form that is shown now. */
  public String formToken() {
    return challenges.issue(clock.instant());
  }

  /** Returns the counts for the metrics. */
  public ReportTally tally() {
    return tally;
  }
}
