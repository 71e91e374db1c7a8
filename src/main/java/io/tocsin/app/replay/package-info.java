/**
 * A story in virtual time: the product's own pipeline, followed by hand as fast as the machine can,
 * and what its page showed hour by hour. It knows the stories and the pipeline; it refuses to know
 * sockets and the wall clock.
 */
@NullMarked
package io.tocsin.app.replay;

import org.jspecify.annotations.NullMarked;
