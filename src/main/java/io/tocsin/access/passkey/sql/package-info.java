/**
 * The tables of public keys and of challenges that were answered: a private drawer of {@code
 * access.passkey}.
 */
@NullMarked
package io.tocsin.access.passkey.sql;

import org.jspecify.annotations.NullMarked;
