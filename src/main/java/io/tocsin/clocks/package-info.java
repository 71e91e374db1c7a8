/**
 * The legal clocks: who must be told what by when after an outage, started by what is observed or
 * by an answer of the team. The rules are data; this package knows how to run them, and refuses to
 * know any one law. It knows incidents and fact sheets, and tells nobody outside: it shows, and
 * drafts.
 */
@NullMarked
package io.tocsin.clocks;

import org.jspecify.annotations.NullMarked;
