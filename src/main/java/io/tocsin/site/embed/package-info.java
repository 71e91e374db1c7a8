/**
 * The current word on the pages of others: a banner by one line of script, a frame, plain JSON, a
 * fragment for the server to include, a page for a site that is down, a line for mail servers. This
 * package knows what a host page must be spared and refuses to know the host; the renderer calls
 * it.
 */
@NullMarked
package io.tocsin.site.embed;

import org.jspecify.annotations.NullMarked;
