/**
 * The areas that ship with Tocsin, areas from an owner's own file, and the rule that turns a French
 * postcode into a département. This package knows INSEE codes, postcodes and the two small file
 * formats they come in; the figures are facts read from resources. It refuses to know who asks and
 * why, keeps no postcode, and guesses nothing: a code it has not seen is unknown. It may call
 * {@code catalog} alone.
 */
@NullMarked
package io.tocsin.catalog.geography;

import org.jspecify.annotations.NullMarked;
