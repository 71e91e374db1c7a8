package io.tocsin.site;

import io.tocsin.catalog.Accent;
import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Colour;
import io.tocsin.catalog.Logo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an owner's look makes of style and files. Immutable. */
final class Look {

  /** A drawing opened by itself may be seen, and nothing else. */
  private static final Map<String, String> SEEN_ONLY =
      Map.of(
          "content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          "x-robots-tag", "noindex");

  private Look() {}

  /** Returns a sheet with the owner's colours after it. */
  static String over(String sheet, Branding branding) {
    Accent accent = branding.accent();
    return sheet
        + rule("@media not all and (prefers-color-scheme:dark)", accent.light())
        + rule("@media (prefers-color-scheme:dark)", accent.dark());
  }

  private static String rule(String when, @Nullable Colour colour) {
    if (colour == null) {
      return "";
    }
    String written = colour.written();
    return when + "{:root{--link:" + written + ";--focus:" + written + ";--act:" + written + "}}";
  }

  /** Returns the files that pages with this look name. */
  static Map<String, SiteFile> files(Branding branding) {
    Logo logo = branding.logo();
    return logo == null
        ? Map.of()
        : Map.of(
            logo.path(),
            new SiteFile(logo.kind().type(), SiteFile.FOREVER, SEEN_ONLY, logo.bytes()));
  }
}
