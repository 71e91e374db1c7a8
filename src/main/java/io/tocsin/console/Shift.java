package io.tocsin.console;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.web.Cookie;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The places callers named during one shift, kept by the agent's own browser for as long as it
 * lasts and nowhere else; the first one counts now. Immutable.
 */
record Shift(List<String> postcodes) {

  private static final String COOKIE = "tocsin_shift";
  private static final Duration LASTS = Duration.ofHours(8);
  private static final int MOST = 5;
  private static final String NOWHERE = "0";
  private static final Pattern FORM = Pattern.compile("[0-9]{5}");

  Shift {
    postcodes = List.copyOf(postcodes);
  }

  static Shift of(Request request) {
    return new Shift(
        request.cookie(COOKIE).stream()
            .flatMap(value -> Stream.of(value.split("\\.", -1)))
            .filter(code -> code.equals(NOWHERE) || FORM.matcher(code).matches())
            .limit(MOST)
            .toList());
  }

  /** The postcode that counts now; empty when callers are not asked. */
  Optional<String> current() {
    return postcodes.stream().findFirst().filter(code -> !code.equals(NOWHERE));
  }

  /** The same shift, with another place in force; an empty one is none. */
  Shift at(String postcode) {
    String code = postcode.isBlank() ? NOWHERE : postcode.replace(" ", "");
    List<String> next = new ArrayList<>(List.of(code));
    postcodes.stream().filter(known -> !known.equals(code)).forEach(next::add);
    return new Shift(next.subList(0, Math.min(MOST, next.size())));
  }

  Reply keep(Reply reply, Request request) {
    return reply.with(new Cookie(COOKIE, String.join(".", postcodes), LASTS, request.secure()));
  }

  List<CallPlace> places(Postcodes known, String language) {
    String now = current().orElse("");
    return postcodes.stream()
        .filter(code -> !code.equals(NOWHERE))
        .sorted()
        .map(code -> new CallPlace(code, area(known, code, language), code.equals(now)))
        .toList();
  }

  static String area(Postcodes known, String postcode, String language) {
    return known.areaOf(postcode).counted().map(Area::name).map(n -> n.in(language)).orElse("");
  }
}
