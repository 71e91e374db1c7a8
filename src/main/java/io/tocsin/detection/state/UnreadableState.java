package io.tocsin.detection.state;

/**
 * A saved state that this detector cannot read: another version's, or not a state at all.
 *
 * <p>Whoever meets it starts a new detector and folds the journal anew.
 */
public final class UnreadableState extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableState(String message) {
    super(message);
  }
}
