/**
 * What the signals add up to: signal in, evidence and verdict out. Pure: no tables, no threads, no
 * clock but the one the signals carry. It knows signals and refuses to know incidents, statements
 * and pages.
 */
@NullMarked
package io.tocsin.detection;

import org.jspecify.annotations.NullMarked;
