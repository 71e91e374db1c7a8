/**
 * Maps of an incident as shapes with places on a canvas: squares and outlines of French
 * départements, legends set in lines. This package knows areas by their codes and what standing
 * each has; it refuses to know incidents, languages and templates. The views fill it, the templates
 * read it; it may call nobody. Pure: the same standings give the same drawing.
 */
@NullMarked
package io.tocsin.site.drawing;

import org.jspecify.annotations.NullMarked;
