package io.tocsin.operators;

import io.tocsin.store.Transaction;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for a proof and makes a key of it: the look is done outside any transaction, for a domain
 * may take its time; thread-safe.
 */
public final class Admission {

  private final Operators operators;
  private final ProofReader reader;
  private final Function<Function<Transaction, Proving>, Proving> step;
  private final InstantSource clock;

  /**
   * Joins the parts.
   *
   * @param step does something in a transaction
   */
  public Admission(
      Operators operators,
      ProofReader reader,
      Function<Function<Transaction, Proving>, Proving> step,
      InstantSource clock) {
    this.operators = operators;
    this.reader = reader;
    this.step = step;
    this.clock = clock;
  }

  /** Looks one way for the proof of a challenge. */
  public Proving prove(String ticket, Proof.Way way) {
    Optional<Challenge> known = operators.challenge(ticket, clock.instant());
    if (known.isEmpty()) {
      return new Proving.NoSuchChallenge();
    }
    Challenge challenge = known.get();
    Proof proof = challenge.by(way);
    Sight sight = reader.look(proof);
    return sight == Sight.THERE
        ? step.apply(transaction -> admit(transaction, proof, challenge))
        : new Proving.NotYet(challenge, sight);
  }

  private Proving admit(Transaction transaction, Proof proof, Challenge challenge) {
    Optional<Proving.Proved> admitted =
        operators.admit(transaction, proof, challenge.service(), clock.instant());
    return admitted.isPresent() ? admitted.get() : new Proving.NoSuchChallenge();
  }
}
