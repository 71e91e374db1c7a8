package io.tocsin.access;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a password must be (NIST SP 800-63B section 3.1.1.2): long, not the name, not one key held
 * down. No rule about kinds of characters: those make passwords worse.
 */
final class PasswordRules {

  static final int SHORTEST = 12;
  static final int LONGEST = 256;
  private static final int FEWEST_DIFFERENT = 5;

  private PasswordRules() {}

  static List<Fault> faultsOf(String password, String name) {
    List<Fault> faults = new ArrayList<>();
    int length = password.codePointCount(0, password.length());
    if (password.isEmpty()) {
      faults.add(Fault.of("password", Rule.MISSING));
    } else if (length < SHORTEST) {
      faults.add(fault(Rule.TOO_SHORT, "min", SHORTEST));
    } else if (password.length() > LONGEST) {
      faults.add(fault(Rule.TOO_LONG, "max", LONGEST));
    } else if (isEasy(password, name)) {
      faults.add(Fault.of("password", Rule.TOO_EASY));
    }
    return faults;
  }

  private static Fault fault(Rule rule, String detail, int limit) {
    return new Fault("password", rule, Map.of(detail, Integer.toString(limit)));
  }

  private static boolean isEasy(String password, String name) {
    String rest = key(password).replace(key(name), "");
    return rest.length() < SHORTEST / 2
        || password.codePoints().distinct().count() < FEWEST_DIFFERENT
        || isRun(password);
  }

  /** Whether each character follows the one before in the alphabet of Unicode. */
  private static boolean isRun(String password) {
    int up = 0;
    for (int i = 1; i < password.length(); i++) {
      if (password.charAt(i) - password.charAt(i - 1) == 1) {
        up++;
      }
    }
    return up >= password.length() - 2;
  }

  /** One form of a text typed on different keyboards (RFC 8265 section 4.2). */
  static String typed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /** A name as it is compared. */
  static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
