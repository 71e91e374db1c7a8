package io.tocsin.publication.mouths;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.DataFate.Fate;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Fitting.Piece;
import io.tocsin.wording.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a mail server adds to a refusal for the time being (451 4.3.2, 450 4.2.1): ASCII, at most
 * 200 characters, the most important first. Immutable.
 *
 * <p>Such a refusal leaves the message with the sender's server, which tries again (RFC 5321
 * section 4.5.4); that is said only while nothing on the sheet says that messages went another way.
 */
final class BounceText {

  private static final int LONGEST = 200;

  private final Speaker speaker;
  private final Situation situation;

  BounceText(Speaker speaker) {
    this.speaker = speaker;
    this.situation = speaker.situation();
  }

  String text() {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, 0, state());
    boolean answersForMail = isMail() && !situation.isObserved();
    if (answersForMail) {
      add(pieces, 1, speaker.say("bounce.exists"));
      fate(pieces);
    }
    for (String link : situation.links()) {
      List<Piece> all = new ArrayList<>(pieces);
      add(all, 2, link);
      String told = Fitting.line(text -> text.length() <= LONGEST).fit(all);
      if (told.contains(Ascii.of(link))) {
        return told;
      }
    }
    return Fitting.line(text -> text.length() <= LONGEST).fit(pieces);
  }

  private static void add(List<Piece> pieces, int importance, String text) {
    pieces.add(new Piece(importance, Topic.NEXT, Ascii.of(text)));
  }

  private String state() {
    String since = speaker.moment(situation.incident().onset());
    if (situation.stage() == Stage.PLANNED_WORK) {
      return new WorkWords(speaker).brief();
    }
    if (situation.isObserved()) {
      return String.join(" ", new Leads(speaker).state());
    }
    if (!isMail()) {
      return situation.isOver()
          ? speaker.say("lead.resolved.open")
          : speaker.say("bounce.other", "since", since);
    }
    if (situation.isOver()) {
      return situation
          .end()
          .map(end -> speaker.say("bounce.past", "end", speaker.moment(end)))
          .orElseGet(() -> speaker.say("bounce.over"));
    }
    return speaker.say("bounce." + situation.worst().name(), "since", since);
  }

  private void fate(List<Piece> pieces) {
    if (situation.stage() == Stage.PLANNED_WORK && !new WorkWords(speaker).stillStops()) {
      return;
    }
    Set<Fate> fates = new TreeSet<>();
    situation.facts().dataFates().stream().map(DataFate::fate).forEach(fates::add);
    boolean otherwise = fates.contains(Fate.RETURNED_TO_SENDER) || fates.contains(Fate.LOST);
    if (situation.isOver()) {
      add(pieces, 3, speaker.say("bounce.again"));
    } else if (!otherwise) {
      add(pieces, 3, speaker.say("bounce.retried"));
    }
  }

  private boolean isMail() {
    return situation.service().kind() == ServiceKind.MAIL;
  }
}
