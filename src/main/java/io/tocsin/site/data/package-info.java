/**
 * The public record to download: incidents, statements and availability as tables, in JSON and CSV,
 * with a dictionary of every column. This package knows those formats and refuses to know pages;
 * the renderer calls it.
 */
@NullMarked
package io.tocsin.site.data;

import org.jspecify.annotations.NullMarked;
