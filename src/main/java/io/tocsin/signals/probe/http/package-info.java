/**
 * Probes of web pages, over Vert.x, through the egress gate. It knows HTTP and refuses to know
 * verdicts.
 */
@NullMarked
package io.tocsin.signals.probe.http;

import org.jspecify.annotations.NullMarked;
