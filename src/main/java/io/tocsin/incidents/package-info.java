/**
 * Disturbances and what was promised about them: incidents, maintenances, promises, claims,
 * silence, workarounds. It knows detection's verdicts and refuses to know how anything is published
 * or sent.
 */
@NullMarked
package io.tocsin.incidents;

import org.jspecify.annotations.NullMarked;
