package io.tocsin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses by a client's weighted list (RFC 9110 section 12.4.2); a broken entry does not count. */
final class Negotiation {

  private static final int MAX_ENTRIES = 50;

  private Negotiation() {}

  /** One entry of such a list. */
  private record Wish(String token, double weight) {}

  /** Returns the best encoding; the order of the variants decides among equals. */
  static PublicFile.Variant variant(PublicFile file, @Nullable String acceptEncoding) {
    List<Wish> wishes = wishes(acceptEncoding == null ? "" : acceptEncoding);
    PublicFile.Variant best = null;
    double most = 0;
    for (PublicFile.Variant variant : file.variants()) {
      double weight = weight(wishes, variant.encoding());
      if (weight > most) {
        most = weight;
        best = variant;
      }
    }
    return best == null ? plain(file) : best;
  }

  private static double weight(List<Wish> wishes, PublicFile.Encoding encoding) {
    double other = encoding == PublicFile.Encoding.IDENTITY ? 0.0001 : 0;
    for (Wish wish : wishes) {
      if (wish.token().equals(encoding.token())) {
        return wish.weight();
      }
      if (wish.token().equals("*")) {
        other = wish.weight();
      }
    }
    return other;
  }

  private static PublicFile.Variant plain(PublicFile file) {
    return file.variants().stream()
        .filter(variant -> variant.encoding() == PublicFile.Encoding.IDENTITY)
        .findFirst()
        .orElseThrow();
  }

  private static List<Wish> wishes(String header) {
    List<Wish> wishes = new ArrayList<>();
    for (String entry : header.split(",", MAX_ENTRIES + 1)) {
      if (wishes.size() == MAX_ENTRIES) {
        break;
      }
      String[] parts = entry.split(";", -1);
      String token = parts[0].strip().toLowerCase(Locale.ROOT);
      Optional<Double> weight = parts.length < 2 ? Optional.of(1.0) : weight(parts[1].strip());
      if (!token.isEmpty() && weight.isPresent()) {
        wishes.add(new Wish(token, weight.get()));
      }
    }
    return wishes;
  }

  private static Optional<Double> weight(String text) {
    return text.matches("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
        ? Optional.of(Double.parseDouble(text.substring(2)))
        : Optional.empty();
  }
}
