package io.tocsin.catalog;

/** Who runs this installation, and therefore whose voice it may speak with. */
public enum Mode {
  /** The owner runs the services itself and speaks as their operator. */
  OPERATOR,
  /** The owner watches services of others; what operators say is recorded as claims. */
  OBSERVER
}
