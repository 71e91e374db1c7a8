/**
 * What past outages teach about this one: how long it may still last, and how many people it may
 * hit. Resolved cases come in from whoever keeps them, estimates with their uncertainty go out.
 * Pure, like all of detection: it keeps nothing, reads nothing and has no clock, and it refuses to
 * know what an operator promised.
 */
@NullMarked
package io.tocsin.detection.experience;

import org.jspecify.annotations.NullMarked;
