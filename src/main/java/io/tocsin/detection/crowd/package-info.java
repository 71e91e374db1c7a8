/**
 * What people usually say of one component, and whether they say more than that: how much, since
 * when, where, of what, and on whose lines. It counts reports, not people's words, and knows no
 * probe, no verdict and no incident; its clock is the minutes it is given.
 */
@NullMarked
package io.tocsin.detection.crowd;

import org.jspecify.annotations.NullMarked;
