/**
 * Wakes people through their own browsers, also with the page closed (Web Push, RFC 8030, 8291 and
 * 8292). It knows which browser asked to be woken for whom, seals what is sent for that browser
 * alone, and speaks to the push services it was told of and to no other; it refuses to know when an
 * alert is due.
 */
@NullMarked
package io.tocsin.alerting.push;

import org.jspecify.annotations.NullMarked;
