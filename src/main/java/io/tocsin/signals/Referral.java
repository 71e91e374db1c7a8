package io.tocsin.signals;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a person came from, in five words: a flood that comes from one kind of place alone is
 * looked at twice.
 */
public enum Referral {
  DIRECT,
  NEWS,
  SEARCH,
  SOCIAL,
  OTHER;

  private static final List<String> NEWS_SITES =
      List.of(
          "news.google.com",
          "lemonde.fr",
          "lefigaro.fr",
          "liberation.fr",
          "leparisien.fr",
          "ouest-france.fr",
          "20minutes.fr",
          "bfmtv.com",
          "franceinfo.fr",
          "francetvinfo.fr",
          "sudouest.fr",
          "lavoixdunord.fr",
          "ladepeche.fr",
          "letelegramme.fr",
          "actu.fr",
          "bbc.co.uk",
          "bbc.com",
          "theguardian.com",
          "reuters.com");
  private static final List<String> SEARCH_SITES =
      List.of(
          "google.com",
          "google.fr",
          "bing.com",
          "duckduckgo.com",
          "qwant.com",
          "ecosia.org",
          "yahoo.com",
          "lilo.org",
          "startpage.com",
          "search.brave.com");
  private static final List<String> SOCIAL_SITES =
      List.of(
          "facebook.com",
          "instagram.com",
          "twitter.com",
          "x.com",
          "t.co",
          "reddit.com",
          "linkedin.com",
          "bsky.app",
          "mastodon.social",
          "tiktok.com",
          "youtube.com",
          "whatsapp.com",
          "telegram.org",
          "discord.com",
          "threads.net");

  /** Returns the word that is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the class of a Referer header, which is not kept. */
  public static Referral of(@Nullable String referer) {
    if (referer == null || referer.isBlank()) {
      return DIRECT;
    }
    String host = host(referer);
    if (isAmong(NEWS_SITES, host)) {
      return NEWS;
    }
    if (isAmong(SEARCH_SITES, host)) {
      return SEARCH;
    }
    return isAmong(SOCIAL_SITES, host) ? SOCIAL : OTHER;
  }

  private static String host(String referer) {
    try {
      String host = new URI(referer).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static boolean isAmong(List<String> sites, String host) {
    return sites.stream().anyMatch(site -> host.equals(site) || host.endsWith("." + site));
  }
}
