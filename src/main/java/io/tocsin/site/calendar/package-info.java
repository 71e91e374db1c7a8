/**
 * Announced work as calendars that people subscribe to. This package knows iCalendar (RFC 5545, RFC
 * 7986) and refuses to know pages; the renderer calls it.
 */
@NullMarked
package io.tocsin.site.calendar;

import org.jspecify.annotations.NullMarked;
