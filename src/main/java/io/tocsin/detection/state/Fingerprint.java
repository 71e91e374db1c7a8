package io.tocsin.detection.state;

/**
 * A text in 64 bits, so that a day of people fits in memory.
 *
 * <p>FNV-1a with the finaliser of SplitMix64: even spread, and not a secret; the texts are keyed
 * hashes or random ids already.
 */
public final class Fingerprint {

  private Fingerprint() {}

  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
