/**
 * Words for people: phrasebooks per language and the closed list of rules that input can break.
 * This package knows languages and refuses to know what the words are about; everybody may call it,
 * it calls nobody.
 */
@NullMarked
package io.tocsin.wording;

import org.jspecify.annotations.NullMarked;
