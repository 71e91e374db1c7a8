/**
 * The tables of what was said, opened by {@code publication} alone. It knows rows and refuses to
 * know which statements may be made; it may call {@code store}.
 */
@NullMarked
package io.tocsin.publication.sql;

import org.jspecify.annotations.NullMarked;
