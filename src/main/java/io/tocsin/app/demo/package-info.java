/**
 * A story one can watch: a small world on loopback, real servers and a crowd that fills in the real
 * form, on a clock that runs fast between chapters, with a switchboard to break things by hand. It
 * knows the product from outside, as the world does; nothing of it is there when Tocsin serves for
 * real.
 */
@NullMarked
package io.tocsin.app.demo;

import org.jspecify.annotations.NullMarked;
