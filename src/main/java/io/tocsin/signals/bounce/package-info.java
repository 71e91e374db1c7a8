/**
 * Mail that came back, as people paste it. It knows what mail servers write when they refuse a
 * message (RFC 5321 replies, RFC 3463 status codes, RFC 3464 reports, and the prose of the large
 * houses in French and English) and what it comes down to; of an address it keeps the domain alone,
 * and whatever else is in the text it forgets. It refuses to know whether the server is right. It
 * may call nobody.
 */
@NullMarked
package io.tocsin.signals.bounce;

import org.jspecify.annotations.NullMarked;
