/**
 * How the closed cases of incidents are named in JSON, in one place for tables and public files. It
 * knows names and refuses to know what is kept or shown; it calls {@code incidents} alone.
 */
@NullMarked
package io.tocsin.incidents.json;

import org.jspecify.annotations.NullMarked;
