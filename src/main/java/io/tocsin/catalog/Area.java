package io.tocsin.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place people say they are in: a département, or any area the owner declares. Immutable.
 *
 * @param code for French départements the INSEE code, {@code 01}, {@code 2A}, {@code 976}
 * @param region the code of its region, if it has one
 * @param population inhabitants, zero where nobody lives or nobody counted
 */
public record Area(String code, LocalizedText name, @Nullable String region, long population) {

  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,31}");

  public Area {
    requireCode(code);
    if (region != null) {
      requireCode(region);
    }
    if (population < 0) {
      throw new IllegalArgumentException("area " + code + " has a negative population");
    }
  }

  /** Says whether the text has the form of an area's or a region's code. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  static String requireCode(String code) {
    if (!isCode(code)) {
      throw new IllegalArgumentException("area code is not well formed: " + code);
    }
    return code;
  }
}
