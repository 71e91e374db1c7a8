/**
 * What stands on each page, in the reader's language, ready for its template: sentences chosen,
 * times said, lists in order. This package knows the public snapshot and the phrasebooks; it
 * refuses to know HTML and files. The renderer calls it, the templates read it.
 */
@NullMarked
package io.tocsin.site.view;

import org.jspecify.annotations.NullMarked;
