package io.tocsin.catalog;

import java.util.regex.Pattern;

/**
 * The form of the names by which an owner's file, addresses and the API call things.
 *
 * <p>Lower-case letters, digits and hyphens, one to 63 characters, never a hyphen first: such a
 * name needs no escaping in an address, a file name, a label of a metric or a line of CSV.
 */
public final class Id {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Id() {}

  /** Says whether the text has the form of an id. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  static String require(String what, String id) {
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException(what + " id is not well formed: " + id);
    }
    return id;
  }
}
