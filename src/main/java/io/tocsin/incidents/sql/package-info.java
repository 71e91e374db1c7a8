/**
 * The tables of the desk: events of incidents, promises, maintenances, claims, checks, workarounds,
 * evidence and spans. A drawer of concrete classes opened by {@code incidents} alone; it knows rows
 * and refuses to decide anything.
 */
@NullMarked
package io.tocsin.incidents.sql;

import org.jspecify.annotations.NullMarked;
