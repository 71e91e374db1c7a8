/**
 * Probes of mail servers, up to RCPT TO and never further, and what their replies mean. It knows
 * SMTP (RFC 5321) and enhanced status codes (RFC 3463) and refuses to know verdicts.
 */
@NullMarked
package io.tocsin.signals.probe.smtp;

import org.jspecify.annotations.NullMarked;
