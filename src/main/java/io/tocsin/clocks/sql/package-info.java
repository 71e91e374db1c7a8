/**
 * The tables of answers and of steps done, opened by {@code clocks} alone. It knows rows and
 * refuses to know which clock they belong to; rows are only ever added. It may call {@code store}.
 */
@NullMarked
package io.tocsin.clocks.sql;

import org.jspecify.annotations.NullMarked;
