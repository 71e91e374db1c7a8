/**
 * The ordered durable log of signals and the way to follow it. This package knows order, durability
 * and positions; it refuses to know what a signal says. It may call {@code store} for the position
 * that a follower commits together with its effects.
 */
@NullMarked
package io.tocsin.journal;

import org.jspecify.annotations.NullMarked;
