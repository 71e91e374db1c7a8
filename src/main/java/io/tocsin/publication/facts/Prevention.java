package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What shall keep it from happening again. Immutable.
 *
 * @param due the day by which it is promised, or null: no day was given
 */
public record Prevention(LocalizedText text, @Nullable LocalDate due) {}
