package io.tocsin.signals;

/**
 * Who reported, without a network address: three keyed hashes and a word.
 *
 * @param hash keyed hash of the person, stable for 30 days, so that one person is one
 * @param block keyed hash of the address block (IPv4 /24, IPv6 /48)
 * @param network keyed hash of the wider network (IPv4 /16, IPv6 /32)
 * @param referral where the person came from: {@code direct}, {@code search}, {@code news}, {@code
 *     social}, {@code other}
 */
public record Reporter(String hash, String block, String network, String referral) {}
