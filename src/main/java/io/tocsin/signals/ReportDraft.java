package io.tocsin.signals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as a stranger sent it: every part may be missing or wrong. Immutable.
 *
 * @param works "it works for me"; then there is no symptom
 * @param cohorts {@code dimension:value} each
 * @param since RFC 3339
 */
public record ReportDraft(
    @Nullable String component,
    @Nullable String symptom,
    boolean works,
    @Nullable String postcode,
    List<String> cohorts,
    @Nullable String since,
    @Nullable String text,
    @Nullable String otherParty) {

  public ReportDraft {
    cohorts = List.copyOf(cohorts);
  }
}
