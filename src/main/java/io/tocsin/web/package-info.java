/**
 * The HTTP adapter: a door that listens, one table of routes, requests and replies as values,
 * public files, the event stream, and the tools every form needs (cookies, origins, tokens,
 * problems). This package knows HTTP and what an attacker does with it: limits on every size, time
 * and rate, who may pass which route. It refuses to know what any route is for, names no room of
 * the house, and calls {@code wording} alone; rooms on its right hand it handlers.
 */
@NullMarked
package io.tocsin.web;

import org.jspecify.annotations.NullMarked;
