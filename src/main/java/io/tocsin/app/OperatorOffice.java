package io.tocsin.app;

import io.tocsin.audit.AuditLog;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.WordNotes;
import io.tocsin.operators.Admission;
import io.tocsin.operators.OperatorDesk;
import io.tocsin.operators.OperatorKey;
import io.tocsin.operators.Operators;
import io.tocsin.operators.ProofReader;
import io.tocsin.operators.Sight;
import io.tocsin.signals.Keys;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.WebErrand;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operators who prove a domain, and the thread that looks whether their proofs still stand: one of
 * its own, for a domain that does not answer must hold up nothing else; thread-safe.
 */
final class OperatorOffice implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorOffice.class);
  private static final long EVERY_MINUTES = 10;

  private final Pipeline pipeline;
  private final DomainLookup lookup;
  private final InstantSource clock;
  private final Operators operators;
  private final OperatorDesk desk;
  private final WordNotes notes;
  private final Admission admission;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("proofs of operators").daemon().factory());

  /** An office at rest that looks for proofs in a way of the caller's. */
  OperatorOffice(
      Pipeline pipeline,
      LiveCatalog catalog,
      Keys keys,
      DomainLookup lookup,
      InstantSource clock,
      Supplier<String> ids) {
    this.pipeline = pipeline;
    this.lookup = lookup;
    this.clock = clock;
    AuditLog audit = new AuditLog(ids);
    byte[] key = keys.derive("operators");
    operators = new Operators(catalog, audit, ids, new SecureRandom(), key);
    desk = new OperatorDesk(new Notebook(catalog, ids), audit);
    notes = new WordNotes(catalog, audit);
    admission =
        new Admission(operators, lookup, work -> pipeline.state().write(work::apply), clock);
  }

  /**
   * Opens it at rest.
   *
   * @param userAgent how web servers are told who asks
   */
  static OperatorOffice open(
      Pipeline pipeline,
      LiveCatalog catalog,
      Keys keys,
      String userAgent,
      InstantSource clock,
      Supplier<String> ids) {
    WebErrand errand = new WebErrand(new EgressGate(), userAgent, false);
    DomainLookup lookup = new DomainLookup(EgressGate::new, errand, UnaryOperator.identity());
    return new OperatorOffice(pipeline, catalog, keys, lookup, clock, ids);
  }

  Operators operators() {
    return operators;
  }

  OperatorDesk desk() {
    return desk;
  }

  WordNotes notes() {
    return notes;
  }

  Admission admission() {
    return admission;
  }

  /** Who looks for proofs. */
  ProofReader reader() {
    return lookup;
  }

  /** From here on proofs are looked for again. */
  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::lookAgain, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void lookAgain() {
    try {
      lookAgain(lookup);
    } catch (RuntimeException failure) {
      LOG.warn("the proofs of operators could not be looked for; it is tried again", failure);
    }
  }

  /** Looks for the proofs that are due, on the caller's thread. */
  void lookAgain(ProofReader reader) {
    for (OperatorKey key : pipeline.state().read(tx -> operators.due(tx, clock.instant()))) {
      Sight sight = reader.look(key.proof());
      pipeline
          .state()
          .write(transaction -> {
            operators.looked(transaction, key, sight, clock.instant());
            return true;
          });
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    lookup.close();
  }
}
