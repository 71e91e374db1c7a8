package io.tocsin.app.replay;

import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.Templates;
import io.tocsin.wording.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a replay leaves behind: one folder per story with its hours and its {@code timeline.json},
 * and a list of them all. A browser opens it without a server; thread-safe.
 */
public final class ReplayFolder {

  private static final String SHEET = "page.css";

  private final Path folder;
  private final Assets assets = new Assets();
  private final SiteRenderer renderer = new SiteRenderer(assets);
  private final Templates templates = new Templates();

  /** Opens a folder; it is made if absent, what is in it is overwritten file by file. */
  public ReplayFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /** Hears how far a story is played, from 0 to 1. */
  @FunctionalInterface
  public interface Progress {
    void at(Instant moment);
  }

  /** Plays a story over a scratch folder and writes down what its page showed. */
  public Chronicle replay(Story story, Path scratch, Progress progress)
      throws IOException, InterruptedException {
    Path own = folder.resolve(story.id());
    try (Replay replay = Replay.of(story, scratch)) {
      ZoneId zone = replay.catalog().zone();
      PageAlbum album = new PageAlbum(own, zone, renderer, assets);
      replay.play((at, snapshot) -> {
        album.keep(at, snapshot);
        progress.at(at);
      });
      Chronicle chronicle = Chronicler.write(replay);
      TimelineFile.write(own, chronicle);
      for (String language : Comparison.LANGUAGES) {
        HoursView view = hours(language, chronicle, album.looks(), zone);
        String page = templates.fill("story/hours.jte", Map.of("view", view));
        Files.writeString(own.resolve(fileOf(language)), page);
      }
      return chronicle;
    }
  }

  /** Writes the list of what was replayed. */
  public void list(List<Chronicle> chronicles) throws IOException {
    Files.writeString(folder.resolve(SHEET), assets.style());
    for (String language : Comparison.LANGUAGES) {
      List<ReplaysView.Row> rows =
          chronicles.stream().map(chronicle -> row(language, chronicle)).toList();
      ReplaysView view =
          new ReplaysView(
              language,
              other(language),
              fileOf(other(language)),
              SHEET,
              rows,
              Comparison.phrases(language));
      String page = templates.fill("story/replays.jte", Map.of("view", view));
      Files.writeString(folder.resolve(fileOf(language)), page);
    }
  }

  /** The page that lists a story's hours. */
  public Path hoursOf(String story) {
    return folder.resolve(story).resolve(fileOf("en"));
  }

  private static ReplaysView.Row row(String language, Chronicle chronicle) {
    Story story = chronicle.story();
    return new ReplaysView.Row(
        story.title().in(language),
        story.id() + "/" + fileOf(language),
        Comparison.in(language, chronicle).cells(),
        story.invented().in(language));
  }

  private static HoursView hours(
      String language, Chronicle chronicle, List<PageAlbum.Look> looks, ZoneId zone) {
    Story story = chronicle.story();
    return new HoursView(
        language,
        other(language),
        fileOf(other(language)),
        "../" + fileOf(language),
        story.title().in(language),
        story.summary().in(language),
        story.invented().in(language),
        Comparison.in(language, chronicle).rows(),
        days(language, story, looks, zone),
        Comparison.phrases(language));
  }

  private static List<HoursView.Day> days(
      String language, Story story, List<PageAlbum.Look> looks, ZoneId zone) {
    Moments moments = new Moments(language, zone, story.start());
    Map<String, List<HoursView.Look>> days = new LinkedHashMap<>();
    for (PageAlbum.Look look : looks) {
      Optional<Story.Chapter> chapter = chapter(story, look.at());
      String file = look.folder() + "/" + Objects.requireNonNull(look.pages().get(language));
      days.computeIfAbsent(moments.day(look.at()), day -> new ArrayList<>())
          .add(
              new HoursView.Look(
                  moments.clock(look.at()),
                  file,
                  words(chapter.map(found -> found.title().in(language))),
                  words(chapter.map(found -> found.text().in(language)))));
    }
    return days.entrySet().stream()
        .map(day -> new HoursView.Day(day.getKey(), day.getValue()))
        .toList();
  }

  private static @Nullable String words(Optional<String> text) {
    return text.orElse(null);
  }

  private static Optional<Story.Chapter> chapter(Story story, Instant at) {
    return story.chapters().stream()
        .filter(chapter -> story.at(chapter.at()).equals(at))
        .findFirst();
  }

  private static String fileOf(String language) {
    return language.equals("fr") ? "index.html" : "index." + language + ".html";
  }

  private static String other(String language) {
    return language.equals("fr") ? "en" : "fr";
  }

  /** All stories, in the order they are told. */
  public static List<Story> allStories() {
    return StoryBook.IDS.stream().map(StoryBook::open).toList();
  }
}
