package io.tocsin.app.commands.doctor;

/**
 * What a check found.
 *
 * @param what the check, in a word or two
 * @param seen what was seen
 * @param mend what to do; empty when nothing needs doing
 */
public record Ailment(Severity severity, String what, String seen, String mend) {

  /** How bad it is. */
  public enum Severity {
    WELL,
    /** It was not looked at, and why. */
    NOT_CHECKED,
    /** It runs, but not as it should. */
    WEAK,
    /** It will not run, or will lose something. */
    ILL
  }

  static Ailment well(String what, String seen) {
    return new Ailment(Severity.WELL, what, seen, "");
  }

  static Ailment notChecked(String what, String why) {
    return new Ailment(Severity.NOT_CHECKED, what, why, "");
  }

  static Ailment weak(String what, String seen, String mend) {
    return new Ailment(Severity.WEAK, what, seen, mend);
  }

  static Ailment ill(String what, String seen, String mend) {
    return new Ailment(Severity.ILL, what, seen, mend);
  }
}
