package io.tocsin.console;

import io.tocsin.site.view.ContradictionBlock;

/**
 * One earlier word, or evidence, that a draft does not fit. Immutable.
 *
 * @param id the same as long as the earlier word is the same
 * @param matter what it is about
 */
public record Misfit(
    String id, String matter, ContradictionBlock.Side draft, ContradictionBlock.Side other) {}
