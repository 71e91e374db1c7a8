/**
 * How a disturbance runs: when it began, whether it is coming back, and the late reports that
 * follow it. Counts per minute in, likelihoods of shapes out. Pure: no tables, no threads, no
 * clock; it knows nothing of signals, areas or pages, and calls nobody but the statistics
 * libraries.
 */
@NullMarked
package io.tocsin.detection.course;

import org.jspecify.annotations.NullMarked;
