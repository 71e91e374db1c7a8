package io.tocsin.alerting;

import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.wording.ReadyTexts.HidingWord;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it would be published, with nothing left to type: the first word of a playbook, or
 * a next word that says again what was said and promises another hour. Immutable.
 *
 * @param playbook the one whose words or whose cadence these are, or null: none fits
 * @param at the moment for which it was made
 * @param texts language to the words on the page, in the order of the page's languages
 * @param hiding language to the words in it that hide what happened
 * @param version of the incident, or 0 in an exercise
 * @param seenSheet revision of the fact sheet that is said again, or 0: a first word, before which
 *     there is none
 */
public record Prepared(
    @Nullable Playbook playbook,
    Instant at,
    Map<String, String> texts,
    Map<String, List<HidingWord>> hiding,
    Instant since,
    Instant nextWord,
    long version,
    FactSheet facts,
    Stage stage,
    Phase phase,
    long seenSheet) {

  public Prepared {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    hiding = Map.copyOf(hiding);
  }

  /** Whether nobody has spoken before, and the words are the playbook's own. */
  public boolean isFirst() {
    return seenSheet == 0;
  }

  /** Returns what is given to the publisher. The words of a next one are made from its sheet. */
  public StatementDraft draft(Incident incident) {
    return new StatementDraft(
            incident.id(),
            null,
            phase,
            incident.components(),
            isFirst() ? texts : Map.of(),
            facts.eta(),
            nextWord,
            null,
            null,
            List.of(),
            false,
            version)
        .from(facts, stage, seenSheet);
  }
}
