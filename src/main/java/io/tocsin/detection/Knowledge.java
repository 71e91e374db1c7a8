package io.tocsin.detection;

import io.tocsin.detection.experience.Casebook;
import io.tocsin.detection.experience.ResolvedCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside the signals about one service: the landscape, the places probes ask from,
 * and the outages that are over. Confined to one thread.
 */
final class Knowledge {

  private final Blaming blaming;
  private Landscape landscape = Landscape.BLANK;
  private Vantages vantages = new Vantages();
  private Casebook casebook = new Casebook(List.of());
  private final List<ResolvedCase> resolved = new ArrayList<>();

  Knowledge(Blaming blaming) {
    this.blaming = blaming;
  }

  /** The service that is probably behind the failure of another. */
  Optional<Cause> causeOf(String service, Instant onset) {
    return blaming.of(service, onset, landscape);
  }

  Landscape landscape() {
    return landscape;
  }

  void learn(Landscape said) {
    landscape = said;
  }

  Vantages vantages() {
    return vantages;
  }

  void learn(Vantages places) {
    vantages = places;
  }

  Casebook casebook() {
    return casebook;
  }

  void learn(Casebook book) {
    casebook = book;
  }

  /** An outage is over. */
  void resolve(ResolvedCase one) {
    casebook.learn(one);
    resolved.add(one);
  }

  /** Those that are over since the last time somebody asked to forget them. */
  List<ResolvedCase> resolved() {
    return List.copyOf(resolved);
  }

  void forgetResolved() {
    resolved.clear();
  }
}
