/**
 * Signals and positions in tables, SQLite or PostgreSQL. It knows group commit, idempotency keys
 * and retention; it refuses to know what a signal says. Opened by {@code journal} and by the
 * composition root; it may call {@code store} and the text form of signals.
 */
@NullMarked
package io.tocsin.journal.sql;

import org.jspecify.annotations.NullMarked;
