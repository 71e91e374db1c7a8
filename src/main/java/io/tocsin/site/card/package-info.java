/**
 * The picture and the facts that other programs show of a page: OpenGraph, a card drawn per state,
 * JSON-LD. This package knows those vocabularies and refuses to know pages; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.card;

import org.jspecify.annotations.NullMarked;
