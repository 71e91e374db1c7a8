package io.tocsin.publication.mouths;

import org.jspecify.annotations.Nullable;

/**
 * What one mouth says in one language. Immutable.
 *
 * @param language BCP 47
 * @param subject a mail's subject, a page's title, a press release's headline; null where there is
 *     none
 */
public record MouthText(
    Mouth mouth, String language, Register register, @Nullable String subject, String body) {}
