package io.tocsin.store;

import org.jdbi.v3.core.Handle;

/**
 * An open transaction. Confined to the thread that runs the work.
 *
 * @param handle for {@code sql} children alone, and only while the work runs
 */
public record Transaction(Handle handle) {}
