package io.tocsin.web;

import io.tocsin.web.PublicFile.Encoding;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Chooses by a client's weighted list (RFC 9110 section 12.4.2); a broken entry does not count. */
final class Negotiation {

  private static final int MAX_ENTRIES = 50;
  private static final Pattern WEIGHT = Pattern.compile("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");
  private static final int FULL = 10_000;
  private static final int BARELY = 1;
  private static final int NOT_NAMED = -1;

  private Negotiation() {}

  /**
   * How much a client wants each encoding. Immutable; nobody may change the weights.
   *
   * @param weights by the ordinal of the encoding, 10,000 at most; zero is a refusal
   */
  record Wishes(int[] weights) {

    /** Of a client that said nothing. */
    static final Wishes NONE = wishes("");

    private int of(Encoding encoding) {
      return weights[encoding.ordinal()];
    }
  }

  /** Returns the best encoding; the order of the variants decides among equals. */
  static PublicFile.Variant variant(PublicFile file, Wishes wishes) {
    PublicFile.Variant best = null;
    int most = 0;
    for (PublicFile.Variant variant : file.variants()) {
      int weight = wishes.of(variant.encoding());
      if (weight > most) {
        most = weight;
        best = variant;
      }
    }
    return best == null ? plain(file) : best;
  }

  private static PublicFile.Variant plain(PublicFile file) {
    return file.variants().stream()
        .filter(variant -> variant.encoding() == Encoding.IDENTITY)
        .findFirst()
        .orElseThrow();
  }

  /** Reads an {@code Accept-Encoding}, empty if none was sent. */
  static Wishes wishes(String header) {
    int[] weights = new int[Encoding.values().length];
    Arrays.fill(weights, NOT_NAMED);
    int others = NOT_NAMED;
    int count = 0;
    for (String entry : header.split(",", MAX_ENTRIES + 1)) {
      String[] parts = entry.split(";", -1);
      String token = parts[0].strip().toLowerCase(Locale.ROOT);
      int weight = parts.length < 2 ? FULL : weight(parts[1].strip());
      if (token.isEmpty() || weight < 0 || ++count > MAX_ENTRIES) {
        continue;
      }
      if (token.equals("*")) {
        others = weight;
      }
      name(weights, token, weight);
    }
    fill(weights, others);
    return new Wishes(weights);
  }

  private static void name(int[] weights, String token, int weight) {
    for (Encoding encoding : Encoding.values()) {
      if (encoding.token().equals(token) && weights[encoding.ordinal()] == NOT_NAMED) {
        weights[encoding.ordinal()] = weight;
      }
    }
  }

  /** What is not named is as good as the rest; plain bytes are welcome unless refused. */
  private static void fill(int[] weights, int others) {
    for (Encoding encoding : Encoding.values()) {
      if (weights[encoding.ordinal()] == NOT_NAMED) {
        int unsaid = encoding == Encoding.IDENTITY ? BARELY : 0;
        weights[encoding.ordinal()] = others == NOT_NAMED ? unsaid : others;
      }
    }
  }

  private static int weight(String text) {
    return WEIGHT.matcher(text).matches()
        ? Math.toIntExact(Math.round(Double.parseDouble(text.substring(2)) * FULL))
        : NOT_NAMED;
  }
}
