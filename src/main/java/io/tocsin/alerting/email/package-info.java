/**
 * Wakes people by mail, over the same wire that carries statements to subscribers. It knows how an
 * alert reads as a mail and refuses to know when one is due.
 */
@NullMarked
package io.tocsin.alerting.email;

import org.jspecify.annotations.NullMarked;
