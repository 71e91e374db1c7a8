/**
 * The fact sheet of an incident: what is known and what is not, each with its source, from which
 * every text is made. It knows the words of {@code catalog} and {@code incidents}; it refuses to
 * know how a fact is worded, stored or published. Pure.
 */
@NullMarked
package io.tocsin.publication.facts;

import org.jspecify.annotations.NullMarked;
