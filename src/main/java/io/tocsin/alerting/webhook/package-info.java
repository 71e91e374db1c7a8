/**
 * Wakes people through an address that takes signed JSON, reached through the one gate for outgoing
 * connections. It knows the shape and the signature and refuses to know when an alert is due.
 */
@NullMarked
package io.tocsin.alerting.webhook;

import org.jspecify.annotations.NullMarked;
