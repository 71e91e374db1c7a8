package io.tocsin.console;

import io.tocsin.publication.Approvals;
import io.tocsin.publication.FactSheets;
import io.tocsin.publication.Previews;
import io.tocsin.publication.Schedule;
import io.tocsin.publication.WorkTexts;

/**
 * What stands between an editor and the public.
 *
 * @param sheets the working copies of fact sheets
 * @param approvals the second pair of eyes
 * @param schedule what is said at its hour
 * @param previews links that show what would be said
 * @param works what every mouth says about announced work
 */
public record Press(
    FactSheets sheets,
    Approvals approvals,
    Schedule schedule,
    Previews previews,
    WorkTexts works) {}
