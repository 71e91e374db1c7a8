package io.tocsin.app.story;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Rumour;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fact sheet behind a statement of a story, as far as it is filled; immutable.
 *
 * <p>End and next word stand with the statement.
 *
 * @param apology null: none was made
 */
public record Facts(
    @Nullable LocalizedText symptoms,
    List<LocalizedText> known,
    List<LocalizedText> unknown,
    @Nullable Why cause,
    List<Rumour> rumours,
    List<Saying.Count> affected,
    List<Fate> dataFates,
    List<LocalizedText> stillWorks,
    List<LocalizedText> harm,
    @Nullable LocalizedText apology) {

  public Facts {
    known = known == null ? List.of() : List.copyOf(known);
    unknown = unknown == null ? List.of() : List.copyOf(unknown);
    rumours = rumours == null ? List.of() : List.copyOf(rumours);
    affected = affected == null ? List.of() : List.copyOf(affected);
    dataFates = dataFates == null ? List.of() : List.copyOf(dataFates);
    stillWorks = stillWorks == null ? List.of() : List.copyOf(stillWorks);
    harm = harm == null ? List.of() : List.copyOf(harm);
  }

  /** Why it broke; a denied cause is a rumour with its answer, not a cause. */
  public record Why(Certainty certainty, LocalizedText text) {
    public Why {
      if (certainty == Certainty.DENIED) {
        throw new IllegalArgumentException("what it was not is no cause");
      }
    }
  }

  /** What became of the data of one function on each of some days. */
  public record Fate(String component, LocalDate from, LocalDate to, DataFate.Fate fate) {
    public Fate {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(from + " is after " + to);
      }
    }
  }

  /** The sheet; its end and its next word are filled in when it is said. */
  public FactSheet sheet() {
    List<DataFate> fates = new ArrayList<>();
    for (Fate fate : dataFates) {
      fate.from()
          .datesUntil(fate.to().plusDays(1))
          .forEach(day -> fates.add(new DataFate(day, fate.component(), fate.fate())));
    }
    return new FactSheet(
        symptoms,
        known,
        unknown,
        why(),
        rumours,
        List.of(),
        affected.stream().map(Saying.Count::figure).toList(),
        fates,
        stillWorks,
        null,
        null,
        null,
        List.of(),
        List.of(),
        harm,
        apology,
        new Compensation.Unsaid());
  }

  private Cause why() {
    if (cause == null) {
      return new Cause.Unknown();
    }
    return cause.certainty() == Certainty.CONFIRMED
        ? new Cause.Confirmed(cause.text())
        : new Cause.Suspected(cause.text());
  }
}
