package io.tocsin.catalog;

import java.util.List;

/**
 * How the owner's own house works: whom to wake, with what at hand, what binds it, and how it
 * looks. Immutable.
 */
public record HouseRules(
    Team team,
    List<Playbook> playbooks,
    FourEyes fourEyes,
    LegalProfile legal,
    WatchRules watching,
    Branding branding) {

  /** Nobody is woken, nothing is asked. */
  public static final HouseRules NONE =
      new HouseRules(Team.NONE, List.of(), FourEyes.NOT_ASKED, LegalProfile.NONE);

  /** A house that says nothing to detection. */
  public HouseRules(Team team, List<Playbook> playbooks, FourEyes fourEyes, LegalProfile legal) {
    this(team, playbooks, fourEyes, legal, WatchRules.USUAL, Branding.NONE);
  }

  public HouseRules {
    playbooks = List.copyOf(playbooks);
  }
}
