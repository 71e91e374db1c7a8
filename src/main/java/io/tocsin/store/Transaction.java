package io.tocsin.store;

import org.jdbi.v3.core.Handle;

/** An open transaction; confined to the thread that opened it. */
public interface Transaction {

  /** The handle, for {@code sql} children alone. */
  Handle handle();
}
