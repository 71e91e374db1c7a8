/**
 * Operators who prove a domain and then speak for themselves on an observer's page: the challenge,
 * the look for its proof, the key that follows and what may be said with it. It knows which domains
 * the owner's file names for a service; it refuses to know how DNS or HTTP are asked, how pages
 * look, and what of a word is true. It calls {@code incidents} to record words, {@code audit},
 * {@code catalog}, {@code store}, {@code wording}, and of {@code access} the secret alone.
 */
@NullMarked
package io.tocsin.operators;

import org.jspecify.annotations.NullMarked;
