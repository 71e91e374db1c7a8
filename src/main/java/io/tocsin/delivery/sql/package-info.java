/**
 * The tables of subscriptions and dispatches, opened by {@code delivery} alone. It knows rows and
 * refuses to know whom one may write to and when; it may call {@code store}.
 */
@NullMarked
package io.tocsin.delivery.sql;

import org.jspecify.annotations.NullMarked;
