/**
 * Reads legal clocks from YAML. It knows the form of the file and where in it something is wrong,
 * and refuses to know how a clock runs; it is called by the composition root.
 */
@NullMarked
package io.tocsin.clocks.yaml;

import org.jspecify.annotations.NullMarked;
