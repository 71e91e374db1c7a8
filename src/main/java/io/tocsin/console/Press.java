package io.tocsin.console;

import io.tocsin.publication.FactSheets;

/**
 * What stands between an editor and the public.
 *
 * @param sheets the working copies of fact sheets
 */
public record Press(FactSheets sheets) {}
