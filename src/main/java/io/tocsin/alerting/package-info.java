/**
 * Wakes the people of the house in time and keeps waking more of them until one takes it: alerts
 * are rows made from what is committed about incidents and promises, one per cause, and what was
 * prepared in calm weather (playbooks) is rung here. It knows incidents, statements and the team;
 * it refuses to know pages, sessions and how any one way of waking speaks: that is behind {@link
 * io.tocsin.alerting.AlertChannel}.
 */
@NullMarked
package io.tocsin.alerting;

import org.jspecify.annotations.NullMarked;
