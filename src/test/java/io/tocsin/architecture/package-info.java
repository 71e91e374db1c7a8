/**
 * The rules of the house, held by tests: arrows between packages, technology in its room,
 * handwriting. Each failure says how to mend it.
 */
@NullMarked
package io.tocsin.architecture;

import org.jspecify.annotations.NullMarked;
