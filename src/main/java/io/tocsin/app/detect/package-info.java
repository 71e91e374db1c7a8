/**
 * The detector at the command line: one class for each mode of {@code tocsin detect}, files in and
 * files out. It knows file formats and hands what it read to {@code detection}; it refuses to
 * decide anything about an outage itself. What a person can mend is answered in words, never
 * thrown.
 */
@NullMarked
package io.tocsin.app.detect;

import org.jspecify.annotations.NullMarked;
