/**
 * Sign-in of the newsroom at a provider of identities (OpenID Connect Core 1.0, authorization code
 * with PKCE). This package knows the provider's answers and believes none before it is checked; it
 * refuses to know pages, and it never opens a connection: the way to the provider is handed in. It
 * calls {@code access}, its tables and {@code audit}; no other package names its library of signed
 * tokens.
 */
@NullMarked
package io.tocsin.access.oidc;

import org.jspecify.annotations.NullMarked;
