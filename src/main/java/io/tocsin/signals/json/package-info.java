/**
 * Signals as text that outlives a program: a kind with its version, and a JSON payload. It knows
 * how each kind of signal is written down and read back, and says why when it cannot; it refuses to
 * know where the text is kept. It is called by journals and calls nobody.
 */
@NullMarked
package io.tocsin.signals.json;

import org.jspecify.annotations.NullMarked;
