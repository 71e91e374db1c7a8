package io.tocsin.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the owner's page looks and what stands at its foot. Immutable.
 *
 * @param logo or null for the bell
 * @param links at the foot of every page, in their order
 * @param imprint who answers for the page by law, or null
 * @param accessibility what is declared of it
 */
public record Branding(
    @Nullable Logo logo,
    Accent accent,
    List<OwnLink> links,
    @Nullable LocalizedText imprint,
    Conformity accessibility) {

  /** The page as it comes. */
  public static final Branding NONE =
      new Branding(null, Accent.NONE, List.of(), null, Conformity.UNAUDITED);

  public Branding {
    links = List.copyOf(links);
  }
}
