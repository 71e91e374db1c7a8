/**
 * Who did what in this house, and what came of it: an append-only list for the owner. Every room
 * that acts for a person notes the deed in the transaction of the deed itself, so that the list
 * never tells of something that did not happen. It knows nobody else's words: subjects and details
 * are ids and closed words, never secrets, addresses or texts.
 */
@NullMarked
package io.tocsin.audit;

import org.jspecify.annotations.NullMarked;
