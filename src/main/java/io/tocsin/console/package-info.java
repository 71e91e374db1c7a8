/**
 * The newsroom: the pages on which people of the house see what signals add up to, speak in public,
 * and note what others said. It knows forms, and which role each of its routes needs; it refuses to
 * decide anything about incidents or statements, and asks {@code incidents} and {@code publication}
 * instead. It calls whatever lies to its left; nobody but the composition root calls it.
 */
@NullMarked
package io.tocsin.console;

import org.jspecify.annotations.NullMarked;
