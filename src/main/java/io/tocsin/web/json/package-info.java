/**
 * Strict reading of small JSON documents from strangers: limits on depth, numbers and names,
 * duplicate and unknown fields refused, every fault told at once with the path of its field. This
 * package knows JSON (RFC 8259) and nothing of what a document means; it may call {@code wording}
 * and its parent {@code web}.
 */
@NullMarked
package io.tocsin.web.json;

import org.jspecify.annotations.NullMarked;
