package io.tocsin.operators;

/** Looks whether a proof stands where it must; the seam behind which DNS and HTTP are. */
@FunctionalInterface
public interface ProofReader {

  /** Looks once, within seconds; on the caller's thread. */
  Sight look(Proof proof);
}
