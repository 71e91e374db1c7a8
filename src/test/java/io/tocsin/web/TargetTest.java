package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two ways of reading a request line agree. A target behind an authority (RFC 9112 section 3.2.2)
 * is never read the short way, and means the same.
 */
class TargetTest {

  private static final long SEED = 20260303;
  private static final int MANY = 60_000;
  private static final int SHORT = 7;

  /** Of these every short target is made. */
  private static final String FEW = "/.a%2";

  private static final String PLAIN =
      "abcxyzABCXYZ0123456789-_./abcxyzABCXYZ0123456789-_.//..//fr/en/service/incident";

  private static final String[] PIECES = {
    "/",
    "//",
    "/.",
    "/..",
    "/./",
    "/../",
    "..",
    "...",
    "%2e",
    "%2F",
    "%5c",
    "%00",
    "%",
    "%4",
    "%zz",
    "%C3%A9",
    "%c3",
    "é",
    "\\",
    "?",
    "?a=b",
    "?a=%2",
    "#",
    ";",
    ":",
    "@",
    "+",
    "~",
    "&",
    "*",
    " ",
    "\t",
    "\u0000",
    "\u007f",
    "\u00a0",
    "\ud800",
    "\u2024",
    "fr",
    "incident",
    "0",
    "-",
    "_",
    "Z"
  };

  /** Reads a target the long way. */
  private static Optional<Target> atLength(String target) {
    return Target.parse("http://etat.example" + target);
  }

  private static void agree(String target) {
    assertThat(Target.parse(target)).as(target).isEqualTo(atLength(target));
  }

  /** What the short way is made for: nothing else can come of such a target than itself. */
  private static boolean isOfPlainSigns(String target) {
    return target.length() <= 2048 && target.matches("/[A-Za-z0-9/_.-]*") && !target.contains("/.");
  }

  @Test
  void everyShortTargetIsReadAlikeByBothWays() {
    int signs = FEW.length();
    long all = Math.round(Math.pow(signs, SHORT));
    for (long number = 0; number < all; number++) {
      StringBuilder target = new StringBuilder("/");
      for (long rest = number; rest > 0; rest /= signs) {
        target.append(FEW.charAt((int) (rest % signs)));
      }
      agree(target.toString());
    }
  }

  @Test
  void targetsOfPlainSignsAreReadAlikeAndMeanThemselves() {
    Random random = new Random(SEED);
    int taken = 0;
    for (int i = 0; i < MANY; i++) {
      int length = i % 50 == 0 ? 2040 + random.nextInt(16) : random.nextInt(60);
      StringBuilder target = new StringBuilder("/");
      while (target.length() < length) {
        target.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
      }
      String made = target.toString();
      agree(made);
      if (isOfPlainSigns(made)) {
        taken++;
        assertThat(Target.parse(made)).contains(new Target(made, Form.EMPTY));
      }
    }
    assertThat(taken).as("seed " + SEED).isGreaterThan(MANY / 4);
  }

  @Test
  void targetsOfOddPiecesAreReadAlike() {
    Random random = new Random(SEED + 1);
    int refused = 0;
    for (int i = 0; i < MANY; i++) {
      StringBuilder target = new StringBuilder("/");
      for (int left = random.nextInt(8); left > 0; left--) {
        target.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String made = target.toString();
      agree(made);
      refused += Target.parse(made).isEmpty() ? 1 : 0;
    }
    assertThat(refused).as("seed " + (SEED + 1)).isBetween(MANY / 10, MANY * 9 / 10);
  }

  @Test
  void whatIsTooLongIsRefusedByBothWays() {
    String longest = "/" + "a".repeat(2047);
    assertThat(Target.parse(longest)).contains(new Target(longest, Form.EMPTY));
    agree(longest);
    assertThat(Target.parse(longest + "a")).isEmpty();
    agree(longest + "a");
  }
}
