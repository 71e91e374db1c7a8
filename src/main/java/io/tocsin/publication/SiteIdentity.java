package io.tocsin.publication;

import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.signals.ReportsOfTheDay;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page's own identity.
 *
 * @param demo name of the story that is played, or null when it is real
 * @param reports what became of the reports of the last 24 hours, or null if nobody counts
 * @param contacts how whoever keeps the page is reached
 * @param branding how the page looks and what stands at its foot
 */
public record SiteIdentity(
    LocalizedText name,
    Mode mode,
    List<String> languages,
    ZoneId zone,
    URI baseUrl,
    @Nullable LocalizedText demo,
    @Nullable ReportsOfTheDay reports,
    Contacts contacts,
    Branding branding) {
  /** A snapshot kept before contacts and branding were shown has none. */
  public SiteIdentity {
    languages = List.copyOf(languages);
    contacts = contacts == null ? Contacts.NONE : contacts;
    branding = branding == null ? Branding.NONE : branding;
  }

  /** A page whose owner cannot be reached. */
  public SiteIdentity(
      LocalizedText name,
      Mode mode,
      List<String> languages,
      ZoneId zone,
      URI baseUrl,
      @Nullable LocalizedText demo,
      @Nullable ReportsOfTheDay reports) {
    this(name, mode, languages, zone, baseUrl, demo, reports, Contacts.NONE, Branding.NONE);
  }

  /** Returns the same without what is counted and without who is asked. */
  public SiteIdentity calm() {
    return new SiteIdentity(
        name, mode, languages, zone, baseUrl, demo, null, Contacts.NONE, branding);
  }

  /** Returns the same with another look. */
  public SiteIdentity with(Branding other) {
    return new SiteIdentity(name, mode, languages, zone, baseUrl, demo, reports, contacts, other);
  }
}
