/**
 * The tables of operators' keys and of the words that came by them, opened by {@code operators}
 * alone. They hold fingerprints and public proofs, never a key. It may call {@code store}.
 */
@NullMarked
package io.tocsin.operators.sql;

import org.jspecify.annotations.NullMarked;
