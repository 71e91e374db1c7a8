/**
 * How the site, a service or a component stands, in one small picture or a few fields of JSON for
 * the pages of others. This package knows SVG and the shields.io endpoint and refuses to know
 * pages; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.badge;

import org.jspecify.annotations.NullMarked;
