/**
 * The description of everything that programs may ask of the public site, in OpenAPI 3.1. This
 * package knows one document and refuses to know what answers; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.openapi;

import org.jspecify.annotations.NullMarked;
