/**
 * The tables of accounts, one-time links, sessions and API tokens: a private drawer of {@code
 * access}. It knows rows and refuses to decide anything beyond "did exactly one row change?".
 */
@NullMarked
package io.tocsin.access.sql;

import org.jspecify.annotations.NullMarked;
