/**
 * The public site as a set of files: what the public may see goes in, pages, feeds and JSON come
 * out, and a set is swapped in whole or not at all. This package knows the public snapshot and how
 * people read; it refuses to know databases, requests and the newsroom. It may call publication and
 * what lies left of it, and wording; the HTTP adapter looks its files up.
 */
@NullMarked
package io.tocsin.site;

import org.jspecify.annotations.NullMarked;
