/**
 * Every text that is made from one fact sheet: page, mails, SMS, call-centre script, press release
 * and the others. It knows facts, ready wording and moments; it refuses to know who sends them. A
 * fact that is not on the sheet is in no text. Pure.
 */
@NullMarked
package io.tocsin.publication.mouths;

import org.jspecify.annotations.NullMarked;
