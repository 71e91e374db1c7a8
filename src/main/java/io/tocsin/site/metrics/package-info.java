/**
 * The state of a snapshot as figures for monitoring systems. This package knows OpenMetrics and the
 * text format of Prometheus, and refuses to know the house's own figures, which the api room shows
 * to its people; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.metrics;

import org.jspecify.annotations.NullMarked;
