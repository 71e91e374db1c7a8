package io.tocsin.console;

import io.tocsin.incidents.ProposalBox;
import io.tocsin.signals.CallIntake;
import io.tocsin.signals.Intake.Ground;
import java.util.function.Supplier;

/**
 * What those who answer calls work with.
 *
 * @param calls takes tallies
 * @param box takes what agents hand in, for editors
 * @param ground the catalogue of the moment and its postcodes
 */
public record Telephone(CallIntake calls, ProposalBox box, Supplier<Ground> ground) {

  /** The name under which the pages of this house tally: all who tap there are one desk. */
  public static final String DESK = "newsroom desk";
}
