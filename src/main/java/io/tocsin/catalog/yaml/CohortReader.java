package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code cohorts:}. Confined to one reading. */
final class CohortReader {

  private static final int MAX_DIMENSIONS = 20;
  private static final int MAX_VALUES = 1_000;

  private final List<String> languages;
  private final Register dimensions = new Register("dimension");
  private final Register cohorts;

  CohortReader(List<String> languages, Register cohorts) {
    this.languages = languages;
    this.cohorts = cohorts;
  }

  List<CohortDimension> read(Section root) {
    List<CohortDimension> read = new ArrayList<>();
    root.sections("cohorts", 0, MAX_DIMENSIONS)
        .forEach(section -> dimension(section).ifPresent(read::add));
    return read;
  }

  private Optional<CohortDimension> dimension(Section section) {
    Optional<String> id = section.required("id", dimensions.newName(Forms.ID));
    Optional<LocalizedText> name = section.required("name", TextForm.line(languages));
    Register values = new Register("cohort");
    List<CohortValue> read = new ArrayList<>();
    section
        .requiredValue("values")
        .flatMap(value -> value.list(1, MAX_VALUES))
        .orElse(List.of())
        .forEach(value -> cohortValue(value, values).ifPresent(read::add));
    id.ifPresent(dimension ->
        values.names().forEach(value -> cohorts.put(new Cohort(dimension, value).toString())));
    return section.whole(() -> new CohortDimension(id.orElseThrow(), name.orElseThrow(), read));
  }

  /** A value is its id alone where that is also its name ({@code neuf.example}), else a mapping. */
  private Optional<CohortValue> cohortValue(Value value, Register values) {
    Form<String> newId = values.newName(Forms.COHORT_VALUE);
    if (!value.isMapping()) {
      return newId
          .read(value)
          .map(id -> new CohortValue(id, LocalizedText.of(languages.getFirst(), id)));
    }
    return value
        .mapping()
        .flatMap(section -> {
          Optional<String> id = section.required("id", newId);
          Optional<LocalizedText> name = section.required("name", TextForm.line(languages));
          return section.whole(() -> new CohortValue(id.orElseThrow(), name.orElseThrow()));
        });
  }
}
