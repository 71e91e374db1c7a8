package io.tocsin.catalog;

/**
 * A group of areas with a name of its own. Immutable.
 *
 * @param code for French regions the INSEE code, {@code 84}
 */
public record Region(String code, LocalizedText name) {

  public Region {
    Area.requireCode(code);
  }
}
