/**
 * The door: arguments come in here and are handed to the composition root.
 *
 * <p>It knows where the program starts and nothing of what the program does; it may call {@code
 * io.tocsin.app} alone.
 */
@NullMarked
package io.tocsin;

import org.jspecify.annotations.NullMarked;
