/**
 * Ready texts read from the YAML they are written in. It knows that file's shape and refuses to
 * know who uses the texts; it may call {@code wording}.
 */
@NullMarked
package io.tocsin.wording.yaml;

import org.jspecify.annotations.NullMarked;
