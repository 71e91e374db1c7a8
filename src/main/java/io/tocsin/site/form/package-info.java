/**
 * The pages people answer on: report, follow up, subscribe, and what they read afterwards. This
 * package knows how a form looks and keeps what was typed; it refuses to know what becomes of it.
 * HTTP handlers call it; it calls the catalogue, the phrasebooks and the templates.
 */
@NullMarked
package io.tocsin.site.form;

import org.jspecify.annotations.NullMarked;
