package io.tocsin.alerting;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.clocks.LegalOffice.Duty;
import io.tocsin.incidents.Contradiction;
import io.tocsin.publication.Approval;
import io.tocsin.publication.Planned;
import java.util.List;

/** What an alert is about besides its incident. */
public sealed interface Occasion {

  /** Two words that do not fit. */
  record Unfit(Contradiction contradiction) implements Occasion {}

  /** A word that was not said at its hour. */
  record Unsaid(Planned planned) implements Occasion {}

  /** A draft that waits for a second person. */
  record Asked(Approval approval) implements Occasion {}

  /** A step the law asks for. */
  record Owed(Duty duty, List<LocalizedText> recipients) implements Occasion {
    public Owed {
      recipients = List.copyOf(recipients);
    }
  }
}
