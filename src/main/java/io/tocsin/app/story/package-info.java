/**
 * Outages told as stories: what the world did, what people reported, what a newsroom said, hour by
 * hour. It knows the parts of a story and how to act them out against the product's own ways in; it
 * refuses to know on which clock, and whether the world is played on real sockets ({@code
 * app.demo}) or in virtual time ({@code app.replay}).
 */
@NullMarked
package io.tocsin.app.story;

import org.jspecify.annotations.NullMarked;
