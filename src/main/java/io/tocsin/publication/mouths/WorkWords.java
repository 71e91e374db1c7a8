package io.tocsin.publication.mouths;

import io.tocsin.incidents.Maintenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about announced work, as it stands: ahead, going on, done, too long. Immutable. */
final class WorkWords {

  private final Speaker speaker;
  private final @Nullable Maintenance work;

  WorkWords(Speaker speaker) {
    this.speaker = speaker;
    this.work = speaker.situation().briefing().work();
  }

  String title() {
    return work == null ? speaker.say("title.PLANNED_WORK") : said("title.PLANNED_WORK", work);
  }

  /** What takes place when, what stops meanwhile; honestly, that no date is known. */
  List<String> lead() {
    if (work == null) {
      return List.of(speaker.say("lead.work.unknown"));
    }
    List<String> told = new ArrayList<>();
    told.add(said("lead.work", work));
    if (!work.isOver()) {
      if (!work.components().isEmpty()) {
        told.add(speaker.say("lead.work.parts", "components", speaker.list(parts(work))));
      }
      told.add(speaker.sentence(work.text()));
    }
    if (!work.isOver() && work.status() != Maintenance.Status.OVERRUN) {
      told.add(speaker.say("lead.work.overrun"));
    }
    return told;
  }

  /** Its first sentence alone. */
  String brief() {
    return work == null ? speaker.say("lead.work.unknown") : said("lead.work", work);
  }

  /** The same without any name, where names are too long. */
  String generic() {
    return work == null ? speaker.say("lead.work.unknown") : said("sms.generic.work", work);
  }

  /** Whether what waits because of it is still going to be tried again. */
  boolean stillStops() {
    return work == null || !work.isOver();
  }

  private String said(String key, Maintenance told) {
    String standing =
        told.status() == Maintenance.Status.ANNOUNCED ? key : key + "." + told.status().name();
    var ended = told.endedAt() == null ? told.end() : told.endedAt();
    return speaker.say(
        standing,
        Map.of(
            "start", speaker.moment(told.start()),
            "end", speaker.moment(told.end()),
            "ended", speaker.moment(ended)));
  }

  private List<String> parts(Maintenance told) {
    return speaker.situation().catalog().components().stream()
        .map(component -> component.id())
        .filter(told.components()::contains)
        .map(speaker::component)
        .toList();
  }
}
