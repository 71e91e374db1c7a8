/**
 * Mail, a channel's whole life in one folder: wording, message, SMTP. It knows how a notice becomes
 * a mail and how a mail server answers; it refuses to know who gets one and when. It may call
 * {@code delivery} and {@code wording}; only {@code app} knows it.
 */
@NullMarked
package io.tocsin.delivery.email;

import org.jspecify.annotations.NullMarked;
