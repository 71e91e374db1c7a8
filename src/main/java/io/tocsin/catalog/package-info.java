/**
 * What is watched: services and the functions a person would name, groups of customers who break
 * together, areas, probes and witnesses as the owner declared them. This package is the vocabulary
 * of the whole house: pure, immutable values and the rules that hold between them. It refuses to
 * know where a catalogue was read from, what state anything is in, and what a probe does on the
 * wire. It calls nobody; everybody may call it. Reading the owner's file is the work of {@code
 * catalog.yaml}, the shipped areas are in {@code catalog.geography}.
 */
@NullMarked
package io.tocsin.catalog;

import org.jspecify.annotations.NullMarked;
