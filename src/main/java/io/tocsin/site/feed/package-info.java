/**
 * Statements as a feed, one entry per statement, so that no reader misses one. This package knows
 * Atom and refuses to know pages; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.feed;

import org.jspecify.annotations.NullMarked;
