package io.tocsin.incidents;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a claim must respect to be recorded; pure. */
final class ClaimRules {

  private ClaimRules() {}

  /**
   * What is wrong with a claim.
   *
   * @param subject the incident it names, open or closed, or null when there is none of that id
   */
  static List<Fault> faults(ClaimDraft draft, @Nullable Incident subject) {
    List<Fault> faults =
        new ArrayList<>(WordRules.notAhead("source.at", draft.source().at(), draft.at()));
    if (draft.incident() != null
        && (subject == null || !subject.service().equals(draft.service()))) {
      faults.add(Fault.of("incident", Rule.NOT_AN_INCIDENT));
    }
    Instant end = draft.eta();
    if (end != null) {
      faults.addAll(WordRules.ahead("eta", end, draft.source().at(), WordRules.FARTHEST));
    }
    if (draft.acknowledges() && !draft.byOperator()) {
      faults.add(Fault.of("by_operator", Rule.SOURCE_REQUIRED));
    }
    if (!isProofWhole(draft)) {
      faults.add(Fault.of("recorder", Rule.SOURCE_REQUIRED));
    }
    return faults;
  }

  /** Only who proved a domain says that the operator wrote it here itself. */
  private static boolean isProofWhole(ClaimDraft draft) {
    boolean own = draft.recorder() == Recorder.OPERATOR;
    return own == (draft.source().proved() != null) && (!own || draft.byOperator());
  }

  /**
   * What is wrong with taking back an earlier claim: nobody takes back another side's word.
   *
   * @param earlier the claim that it names, or null when there is none of that id
   */
  static List<Fault> taking(ClaimDraft draft, @Nullable Claim earlier) {
    if (draft.corrects() == null) {
      return List.of();
    }
    if (earlier == null) {
      return List.of(Fault.of("corrects", Rule.MISSING));
    }
    if (earlier.byOperator() != draft.byOperator()) {
      return List.of(Fault.of("corrects", Rule.SOURCE_REQUIRED));
    }
    return draft.source().at().isBefore(earlier.source().at())
        ? List.of(Fault.of("corrects", Rule.IN_THE_PAST))
        : List.of();
  }
}
