package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structured facts of one incident, from which every text is made; immutable.
 *
 * <p>What is not in it is not known, and no text says it. Onset, phase, workarounds and first help
 * stand with the incident and the catalogue, not here.
 *
 * @param symptoms what people notice, in their words ("you do not receive messages"), or null
 * @param known what is certain beyond the other fields
 * @param unknown what is not known yet and is said to be so
 * @param affected how many, each with its basis and extent; the newest of an extent counts
 * @param stillWorks what works meanwhile, in words
 * @param repair what is being done right now, or null
 * @param eta when it should work again; null as long as nobody decided even on "none yet"
 * @param nextWord when the next word comes, or null as long as nobody decided
 * @param harm what it does to people downstream ("orders do not arrive")
 * @param apology the apology, or null: none was made
 */
public record FactSheet(
    @Nullable LocalizedText symptoms,
    List<LocalizedText> known,
    List<LocalizedText> unknown,
    Cause cause,
    List<Rumour> rumours,
    List<Reach> reach,
    List<Figure> affected,
    List<DataFate> dataFates,
    List<LocalizedText> stillWorks,
    @Nullable LocalizedText repair,
    @Nullable Eta eta,
    @Nullable Instant nextWord,
    List<Measure> measures,
    List<Prevention> prevention,
    List<LocalizedText> harm,
    @Nullable LocalizedText apology,
    Compensation compensation) {

  /** Nothing is known. */
  public static final FactSheet BLANK =
      new FactSheet(
          null,
          List.of(),
          List.of(),
          new Cause.Unknown(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          null,
          new Compensation.Unsaid());

  public FactSheet {
    known = List.copyOf(known);
    unknown = List.copyOf(unknown);
    rumours = List.copyOf(rumours);
    reach = List.copyOf(reach);
    affected = List.copyOf(affected);
    dataFates = List.copyOf(dataFates);
    stillWorks = List.copyOf(stillWorks);
    measures = List.copyOf(measures);
    prevention = List.copyOf(prevention);
    harm = List.copyOf(harm);
  }

  /** Returns the same facts with other promises: when it should work, when the next word comes. */
  public FactSheet promising(@Nullable Eta end, @Nullable Instant next) {
    return new FactSheet(
        symptoms,
        known,
        unknown,
        cause,
        rumours,
        reach,
        affected,
        dataFates,
        stillWorks,
        repair,
        end,
        next,
        measures,
        prevention,
        harm,
        apology,
        compensation);
  }
}
