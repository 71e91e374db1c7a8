package io.tocsin.store;

/** The database could not do what it was asked: a fault of the machine, not of the question. */
public sealed class StoreFailure extends RuntimeException permits StoreFull, UnsafeStore {

  private static final long serialVersionUID = 1L;

  /** Says what could not be done and why. */
  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }

  StoreFailure(String message) {
    super(message);
  }
}
