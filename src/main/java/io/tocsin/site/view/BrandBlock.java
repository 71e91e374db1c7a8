package io.tocsin.site.view;

import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Conformity;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Logo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a page is the owner's own, in one language. Immutable.
 *
 * @param logo or null for the bell
 * @param imprint whether the page about us names who answers by law
 * @param state of accessibility, a word of the phrasebook
 */
public record BrandBlock(@Nullable Picture logo, List<Way> ways, boolean imprint, String state) {

  /** The page as it comes. */
  public static final BrandBlock NONE = of(Branding.NONE, "en");

  /**
   * The logo.
   *
   * @param alt what it says in place of the name of the site; empty where it is an ornament
   */
  public record Picture(String path, int width, int height, String alt) {}

  /**
   * A way at the foot.
   *
   * @param language of the label where it is not the page's, or null
   */
  public record Way(String label, @Nullable String language, String address) {}

  public BrandBlock {
    ways = List.copyOf(ways);
  }

  /** Reads a look for pages in a language. */
  public static BrandBlock of(Branding branding, String language) {
    Logo logo = branding.logo();
    return new BrandBlock(
        logo == null ? null : picture(logo, language),
        branding.links().stream()
            .map(link ->
                new Way(
                    Prose.clean(link.label().in(language)),
                    foreign(link.label(), language),
                    link.address().toString()))
            .toList(),
        branding.imprint() != null,
        word(branding.accessibility().state()));
  }

  private static Picture picture(Logo logo, String language) {
    LocalizedText alt = logo.alt();
    return new Picture(
        logo.path(), logo.width(), logo.height(), alt == null ? "" : Prose.clean(alt.in(language)));
  }

  private static @Nullable String foreign(LocalizedText text, String language) {
    String own = Prose.languageOf(text, language);
    return own.equals(language) ? null : own;
  }

  private static String word(Conformity.State state) {
    return switch (state) {
      case NOT -> "not";
      case PARTLY -> "partly";
      case FULLY -> "fully";
    };
  }
}
