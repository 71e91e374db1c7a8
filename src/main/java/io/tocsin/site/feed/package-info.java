/**
 * Statements as feeds, one entry per statement, so that no reader misses one. This package knows
 * Atom, RSS and JSON Feed and refuses to know pages; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.feed;

import org.jspecify.annotations.NullMarked;
