/**
 * Asking the watched services how they are. It knows the {@link io.tocsin.signals.probe.Probe}
 * port, when each probe is due and how to tell "we lost our own network" from "they are down"; it
 * refuses to know what failures add up to. Technologies live in the children; every connection
 * leaves through {@code egress}.
 */
@NullMarked
package io.tocsin.signals.probe;

import org.jspecify.annotations.NullMarked;
