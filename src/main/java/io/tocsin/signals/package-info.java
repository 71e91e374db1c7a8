/**
 * What was observed, before anybody judges it: the sealed {@link io.tocsin.signals.Signal} and the
 * way in, {@link io.tocsin.signals.Intake}. This package knows the catalogue's identifiers and
 * refuses to know what a signal means, where it is stored or who will read it; it hands signals to
 * a {@link io.tocsin.signals.SignalSink} and to nobody else.
 */
@NullMarked
package io.tocsin.signals;

import org.jspecify.annotations.NullMarked;
