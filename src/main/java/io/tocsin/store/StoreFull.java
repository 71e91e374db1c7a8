package io.tocsin.store;

/**
 * There is no room left on disk: the transaction left no trace. The same database writes again as
 * soon as there is room.
 */
public final class StoreFull extends StoreFailure {

  private static final long serialVersionUID = 1L;

  StoreFull(Throwable cause) {
    super("no room left for the database", cause);
  }
}
