/**
 * The table of the audit log, opened by {@code audit} alone. Rows are only ever added; the program
 * has no statement that changes one. It may call {@code store}.
 */
@NullMarked
package io.tocsin.audit.sql;

import org.jspecify.annotations.NullMarked;
