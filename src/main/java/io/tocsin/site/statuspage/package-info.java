/**
 * The snapshot in the shape of the Statuspage public API version 2, which many programs read. This
 * package knows that shape and the traps its clients fell into; it refuses to know files and HTTP.
 * What the shape has no word for stands under {@code tocsin}. The renderer calls it.
 */
@NullMarked
package io.tocsin.site.statuspage;

import org.jspecify.annotations.NullMarked;
