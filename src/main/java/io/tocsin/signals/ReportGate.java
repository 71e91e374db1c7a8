package io.tocsin.signals;

import java.net.Inet4Address;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets reports in and says what each weighs: crowds cost weight, not admission; thread-safe.
 *
 * <p>Thousands of people may stand behind one address of a carrier. So whoever has reported too
 * often under one address and browser is still let in
 *
 * <ul>
 *   <li>with a solved puzzle, as a further person: one puzzle, one person;
 *   <li>with a form that was open for a person's time, as the same person;
 *   <li>with nothing at all, as the same person, where at least {@link #SHARED} different browsers
 *       were seen behind the address within the hour.
 * </ul>
 *
 * <p>What that gains a troll is bounded by the block (IPv4 /24, IPv6 /48): of its people in one
 * hour the first {@link Gatherings#LEAST}, or twice as many as are usual for it, weigh in full; the
 * n-th after them weighs their number divided by n, so that all together grow like a logarithm. A
 * carrier's block that always has forty reporters an hour has eighty in full; a line at home with 5
 * 000 puzzles solved weighs like sixty people, and in one block still.
 */
final class ReportGate {

  /** More browsers than a household has within one hour. */
  static final int SHARED = 6;

  private final Reporters reporters;
  private final Turnstile turnstile;
  private final Gatherings browsers;
  private final Gatherings people;
  private final AtomicLong heads = new AtomicLong();
  private final long secret = new SecureRandom().nextLong();

  ReportGate(Reporters reporters, ReportLimits limits) {
    this.reporters = reporters;
    this.turnstile = new Turnstile(limits);
    this.browsers = new Gatherings(limits.keys());
    this.people = new Gatherings(limits.keys());
  }

  /** What becomes of a report at the gate. */
  sealed interface Passage {

    /** Let in. */
    record In(Reporter reporter, double weight) implements Passage {}

    /** Not now. */
    record Out(IntakeAnswer.Busy busy) implements Passage {}
  }

  /** Decides about a report whose sender has been weighed. */
  Passage pass(Sender sender, Challenges.Proof proof, Instant now) {
    Reporter person = reporters.of(sender, now);
    boolean shared = browsers(sender, now) >= SHARED;
    Optional<IntakeAnswer.Busy> tooFast = turnstile.passAlone(person.hash(), now);
    if (tooFast.isPresent() && proof.token() == null && !shared) {
      return new Passage.Out(tooFast.get());
    }
    Optional<IntakeAnswer.Busy> tooMany = turnstile.passTogether(person.block(), now);
    if (tooMany.isPresent()) {
      return new Passage.Out(tooMany.get());
    }
    String token = proof.token();
    Reporter who =
        tooFast.isPresent() && proof.worked() && token != null
            ? reporters.further(person, token, now)
            : person;
    long head = Pigeonholes.fingerprint(who.hash());
    long one = tooFast.isPresent() ? head + heads.incrementAndGet() : head;
    return new Passage.In(who, proof.weight() * share(sender, one, now));
  }

  /** Decides about a follow-up: each private link is a person. */
  Optional<IntakeAnswer.Busy> pass(Reporter reporter, String report, Instant now) {
    return turnstile.passAlone(report, now).or(() -> turnstile.passTogether(reporter.block(), now));
  }

  private int browsers(Sender sender, Instant now) {
    long address = place(sender, sender.address() instanceof Inet4Address ? 4 : 8);
    return browsers
        .join(address, Pigeonholes.fingerprint(sender.userAgent()) ^ secret, now)
        .present();
  }

  /** Whoever comes too often is one more head each time, whether or not a person of its own. */
  private double share(Sender sender, long head, Instant now) {
    long block = place(sender, sender.address() instanceof Inet4Address ? 3 : 6);
    Gatherings.Size size = people.join(block, head, now);
    return Math.min(1, Math.max(Gatherings.LEAST, 2 * size.usual()) / size.present());
  }

  /** A fingerprint under a number drawn at the start, kept in memory alone. */
  private long place(Sender sender, int bytes) {
    long place = secret + bytes;
    for (byte one : Arrays.copyOf(sender.address().getAddress(), bytes)) {
      place = Pigeonholes.mixed(place ^ one);
    }
    return place;
  }
}
