/**
 * People of the house and machines that may act: accounts, one-time links, sessions, API tokens,
 * and the guard of the route table. This package knows who somebody is and which rights or scopes
 * they hold; it refuses to know what any page does with it. No secret is ever kept, logged or shown
 * twice. It calls {@code store}, {@code wording} and the words of {@code web}.
 */
@NullMarked
package io.tocsin.access;

import org.jspecify.annotations.NullMarked;
