package io.tocsin.catalog;

import java.util.Set;

/**
 * Whether what is said in public needs a second person. Immutable.
 *
 * @param asked whether a person's words wait for somebody else's approval
 * @param alone machines whose words do not wait although a person's do
 */
public record FourEyes(boolean asked, Set<Machine> alone) {

  /** Everybody who may speak speaks at once. */
  public static final FourEyes NOT_ASKED = new FourEyes(false, Set.of());

  /** What speaks without being a person. */
  public enum Machine {
    /** Programs that hold a token: the API, the command line. */
    TOKENS,
    /** The words of a playbook: its prepared first word, its automatic statement. */
    PLAYBOOKS
  }

  public FourEyes {
    alone = Set.copyOf(alone);
  }
}
