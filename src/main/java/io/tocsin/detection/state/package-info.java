/**
 * How a detector's state is written down and read back: short numbers, each text once, and
 * fingerprints of ids. It knows bytes and refuses to know what they mean; every package of
 * detection may call it, and it calls nobody.
 */
@NullMarked
package io.tocsin.detection.state;

import org.jspecify.annotations.NullMarked;
