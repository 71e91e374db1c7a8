/**
 * What remains after an outage: the post-mortem, what was promised so that it does not happen
 * again, and how well it was told. It knows statements, promises and contradictions; it refuses to
 * praise or blame, and counts with the cases at hand. Its rows are opened by {@code publication}.
 */
@NullMarked
package io.tocsin.publication.aftermath;

import org.jspecify.annotations.NullMarked;
