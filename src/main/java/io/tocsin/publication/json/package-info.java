/**
 * How the closed cases of a fact sheet are named in JSON, in one place for tables and public files.
 * It knows names and refuses to know what is kept or shown; it calls {@code publication.facts}
 * alone.
 */
@NullMarked
package io.tocsin.publication.json;

import org.jspecify.annotations.NullMarked;
