/**
 * Rows of alerts and of the calls that carry them, opened by {@code alerting} alone. It knows SQL
 * and refuses to know who is woken when, and what an alert means.
 */
@NullMarked
package io.tocsin.alerting.sql;

import org.jspecify.annotations.NullMarked;
