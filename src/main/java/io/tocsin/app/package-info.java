/**
 * The composition root: it alone knows every room, chooses the technologies, reads the wall clock
 * and makes ids. It holds no rule of the product; whoever looks for one finds it in the room the
 * rule is about.
 */
@NullMarked
package io.tocsin.app;

import org.jspecify.annotations.NullMarked;
