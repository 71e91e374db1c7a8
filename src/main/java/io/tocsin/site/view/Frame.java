package io.tocsin.site.view;

import io.tocsin.publication.SiteIdentity;
import io.tocsin.site.card.Meta;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content. Immutable.
 *
 * @param language BCP 47 tag
 * @param title of the browser's window
 * @param path of the page below its language, {@code incident/17}, empty for the home page
 * @param languages the page's other languages
 * @param demo the name of the story that is played, or null when this is real
 * @param still the moment of drawing, for a story, whose clock is not the reader's; null otherwise
 * @param asOf the moment the page speaks of, or null where it speaks of none
 * @param aged how old that is, in words, or null while it is fresh
 * @param base the address of the site without a slash at its end
 * @param style the sheet, written into the page
 * @param script address of the script, or null for a page that needs none
 * @param live whether the page is one of the set and follows the event stream
 * @param observer whether the page is kept by somebody who does not run the services
 * @param brand what is the owner's own: logo and ways at the foot
 * @param meta what the page tells programs about itself, or null
 */
public record Frame(
    String language,
    String title,
    String description,
    String siteName,
    String path,
    List<String> languages,
    @Nullable String demo,
    @Nullable String still,
    @Nullable TimeTag asOf,
    @Nullable String aged,
    String zone,
    String base,
    String style,
    @Nullable String script,
    boolean live,
    boolean observer,
    Phrases phrases,
    BrandBlock brand,
    @Nullable Meta meta) {

  public Frame {
    languages = List.copyOf(languages);
  }

  /** A page without anything of the owner's, that tells programs nothing. */
  public Frame(
      String language,
      String title,
      String description,
      String siteName,
      String path,
      List<String> languages,
      @Nullable String demo,
      @Nullable String still,
      @Nullable TimeTag asOf,
      @Nullable String aged,
      String zone,
      String base,
      String style,
      @Nullable String script,
      boolean live,
      boolean observer,
      Phrases phrases) {
    this(
        language,
        title,
        description,
        siteName,
        path,
        languages,
        demo,
        still,
        asOf,
        aged,
        zone,
        base,
        style,
        script,
        live,
        observer,
        phrases,
        BrandBlock.NONE,
        null);
  }

  /** Returns the same page with what it tells programs. */
  public Frame with(Meta told) {
    return new Frame(
        language,
        title,
        description,
        siteName,
        path,
        languages,
        demo,
        still,
        asOf,
        aged,
        zone,
        base,
        style,
        script,
        live,
        observer,
        phrases,
        brand,
        told);
  }

  /** Frames a page of the set. */
  public static Frame of(
      Reading reading,
      String path,
      String title,
      List<String> languages,
      @Nullable Instant asOf,
      @Nullable String aged,
      String style,
      String script) {
    SiteIdentity site = reading.snapshot().site();
    return new Frame(
        reading.language(),
        title,
        reading.phrases().say("page.description"),
        reading.words(site.name()),
        path,
        languages,
        site.demo() == null ? null : reading.words(site.demo()),
        site.demo() == null ? null : reading.now().toString(),
        asOf == null ? null : reading.time(asOf),
        aged,
        reading.moments().zone(),
        site.baseUrl().toString().replaceFirst("/+$", ""),
        style,
        script,
        true,
        reading.isObserver(),
        reading.phrases(),
        BrandBlock.of(site.branding(), reading.language()),
        null);
  }

  /** Returns {@code rtl} for a language written from right to left; null for the others. */
  public @Nullable String direction() {
    return phrases.direction();
  }

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }

  /** Returns a phrase with one argument filled in. */
  public String say(String key, String name, Object value) {
    return phrases.say(key, name, value);
  }

  /** Returns the path of a page in the same language. */
  public String to(String rest) {
    return "/" + language + "/" + rest;
  }
}
