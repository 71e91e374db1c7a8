/**
 * Numbers of any kind: an anomaly score for a series about which nothing is known beforehand. It
 * knows readings and the moments they carry, one at a time and in order; it refuses to know the
 * future, services, crowds and files. One fixed setting for every series. It calls nobody.
 */
@NullMarked
package io.tocsin.detection.series;

import org.jspecify.annotations.NullMarked;
