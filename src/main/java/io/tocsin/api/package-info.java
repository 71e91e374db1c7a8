/**
 * The way in by HTTP: reports and follow-ups of people, statements, checks, claims, maintenances
 * and workarounds by token, subscriptions, health and metrics. Each entry point turns a request
 * into a word of its room, asks the room, and turns the answer into a reply; it decides nothing. It
 * knows {@code web} and the rooms it speaks to, refuses to know tables, and nobody but {@code app}
 * knows it.
 */
@NullMarked
package io.tocsin.api;

import org.jspecify.annotations.NullMarked;
