/**
 * Who wants to hear, and how one statement reaches each of them: subscriptions, dispatches,
 * attempts. It knows statements and incidents; it refuses to know what is public (that is {@code
 * publication}'s word) and how any one channel speaks: that is behind {@link
 * io.tocsin.delivery.Channel}.
 */
@NullMarked
package io.tocsin.delivery;

import org.jspecify.annotations.NullMarked;
