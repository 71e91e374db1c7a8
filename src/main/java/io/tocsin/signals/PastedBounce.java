package io.tocsin.signals;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Symptom;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.signals.bounce.BounceReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bounce in the free text of a report tells where its author told nothing: the domain, and
 * what is wrong. What the author said stands. Immutable.
 */
record PastedBounce(@Nullable Bounce bounce) {

  private static final PastedBounce NONE = new PastedBounce(null);

  static PastedBounce of(ReportDraft draft) {
    String text = draft.text();
    return text == null || draft.works()
        ? NONE
        : BounceReader.read(text).map(PastedBounce::new).orElse(NONE);
  }

  /** The draft with the symptom that the bounce shows, where it has none or only "other". */
  ReportDraft tellsSymptom(ReportDraft draft, @Nullable Component component) {
    String told = draft.symptom();
    boolean open = told == null || told.equals(Symptom.OTHER);
    if (bounce == null || component == null || !open) {
      return draft;
    }
    for (String symptom : shownBy(bounce)) {
      if (component.symptoms().contains(symptom)) {
        return new ReportDraft(
            draft.component(),
            symptom,
            draft.works(),
            draft.postcode(),
            draft.cohorts(),
            draft.since(),
            draft.text(),
            draft.otherParty());
      }
    }
    return draft;
  }

  private static List<String> shownBy(Bounce bounce) {
    return switch (bounce.kind()) {
      case UNKNOWN_USER, MAILBOX_FULL -> List.of("sender-refused", "no-arrive", Symptom.OTHER);
      case TEMPORARY -> List.of("very-late", "no-arrive", Symptom.OTHER);
      case TOO_LARGE -> List.of("attachments-fail", "no-arrive", Symptom.OTHER);
      case REFUSED_POLICY, NETWORK, OTHER -> List.of("no-arrive", Symptom.OTHER);
    };
  }

  /** The customers named, and those of the domain that refuses, unless others of its kind are. */
  Set<Cohort> tellsDomain(Set<Cohort> named, Catalog catalog) {
    String domain = bounce == null ? null : bounce.domain();
    if (domain == null || !Cohort.isValue(domain)) {
      return named;
    }
    Set<Cohort> cohorts = new LinkedHashSet<>(named);
    for (CohortDimension dimension : catalog.cohorts()) {
      Cohort cohort = new Cohort(dimension.id(), domain);
      boolean told = named.stream().anyMatch(one -> one.dimension().equals(dimension.id()));
      if (!told && catalog.knows(cohort)) {
        cohorts.add(cohort);
      }
    }
    return cohorts;
  }

  /** A whole report of a mail server may be long: its beginning is kept. */
  @Nullable String cut(@Nullable String text, int longest) {
    if (text == null || bounce == null || text.length() <= longest || isTooLong(text)) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, split ? longest - 1 : longest);
  }

  private static boolean isTooLong(String text) {
    return text.length() > BounceReader.LONGEST;
  }
}
