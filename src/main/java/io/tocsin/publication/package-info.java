/**
 * What is said in public: immutable statements and the snapshot from which every page, feed and
 * mail is made. It knows incidents and refuses to know HTML, HTTP and channels.
 */
@NullMarked
package io.tocsin.publication;

import org.jspecify.annotations.NullMarked;
