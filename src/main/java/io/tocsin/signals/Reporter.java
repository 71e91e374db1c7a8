package io.tocsin.signals;

import org.jspecify.annotations.Nullable;

/**
 * Who reported, without a network address: three keyed hashes and a word.
 *
 * @param hash keyed hash of the person, stable for 30 days, so that one person is one
 * @param block keyed hash of the address block (IPv4 /24, IPv6 /48)
 * @param network keyed hash of the wider network (IPv4 /16, IPv6 /32)
 * @param referral where the person came from: {@code direct}, {@code search}, {@code news}, {@code
 *     social}, {@code other}
 * @param line the service whose line the person uses, if the catalogue knows that network, or null
 */
public record Reporter(
    String hash, String block, String network, String referral, @Nullable String line) {

  /** The same person over the line of a service. */
  Reporter over(@Nullable String service) {
    return new Reporter(hash, block, network, referral, service);
  }

  /** Somebody whose line nobody knows. */
  public Reporter(String hash, String block, String network, String referral) {
    this(hash, block, network, referral, null);
  }
}
