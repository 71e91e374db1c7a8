package io.tocsin.publication.mouths;

import static io.tocsin.publication.mouths.Topic.AFFECTED;
import static io.tocsin.publication.mouths.Topic.APOLOGY;
import static io.tocsin.publication.mouths.Topic.CAUSE;
import static io.tocsin.publication.mouths.Topic.COMPENSATION;
import static io.tocsin.publication.mouths.Topic.DATA;
import static io.tocsin.publication.mouths.Topic.ETA;
import static io.tocsin.publication.mouths.Topic.FIRST_HELP;
import static io.tocsin.publication.mouths.Topic.HARM;
import static io.tocsin.publication.mouths.Topic.LEAD;
import static io.tocsin.publication.mouths.Topic.NEXT;
import static io.tocsin.publication.mouths.Topic.OBSERVED;
import static io.tocsin.publication.mouths.Topic.PREVENTION;
import static io.tocsin.publication.mouths.Topic.REACH;
import static io.tocsin.publication.mouths.Topic.REPAIR;
import static io.tocsin.publication.mouths.Topic.STATE;
import static io.tocsin.publication.mouths.Topic.STILL_WORKS;
import static io.tocsin.publication.mouths.Topic.SYMPTOM;
import static io.tocsin.publication.mouths.Topic.UNKNOWN;
import static io.tocsin.publication.mouths.Topic.WHO;
import static io.tocsin.publication.mouths.Topic.WORKAROUND;

import io.tocsin.publication.facts.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** In which order a stage tells what it tells. */
final class Plan {

  private Plan() {}

  /** What a stage is for: its first sentence stays in the shortest text. */
  static List<Topic> core(Stage stage) {
    return switch (stage) {
      case SEEN -> List.of(STATE);
      case UNKNOWN -> List.of(CAUSE);
      case SCOPE -> List.of(AFFECTED, REACH);
      case CAUSE -> List.of(CAUSE);
      case PARTIAL, CORRECTION, RESOLVED, PLANNED_WORK -> List.of(LEAD);
      case SAFE_LOST -> List.of(DATA);
      case WORKAROUND, HELPLINE -> List.of(WORKAROUND, FIRST_HELP, STATE);
      case NOTHING_NEW -> List.of(LEAD, STATE);
      case LATER -> List.of(LEAD, ETA);
      case APOLOGY_COMPENSATION -> List.of(APOLOGY, COMPENSATION, STATE);
      case NO_DECISION_YET -> List.of(COMPENSATION);
      case OBSERVER -> List.of(OBSERVED, STATE);
    };
  }

  /** What a stage tells first, in order. */
  static List<Topic> focus(Stage stage) {
    return switch (stage) {
      case SEEN -> List.of(STATE, SYMPTOM, CAUSE, WORKAROUND, FIRST_HELP);
      case UNKNOWN -> List.of(STATE, CAUSE, ETA, UNKNOWN);
      case SCOPE -> List.of(STATE, AFFECTED, REACH);
      case CAUSE -> List.of(CAUSE, STATE, REPAIR, ETA);
      case PARTIAL -> List.of(LEAD, STATE, STILL_WORKS, ETA);
      case SAFE_LOST -> List.of(STATE, DATA);
      case WORKAROUND, HELPLINE -> List.of(STATE, WORKAROUND, FIRST_HELP, ETA);
      case NOTHING_NEW -> List.of(LEAD, STATE, REPAIR, ETA);
      case CORRECTION -> List.of(LEAD, STATE);
      case LATER -> List.of(LEAD, ETA, STATE, REPAIR);
      case RESOLVED -> List.of(LEAD, DATA, CAUSE);
      case APOLOGY_COMPENSATION -> List.of(STATE, APOLOGY, COMPENSATION, PREVENTION);
      case NO_DECISION_YET -> List.of(STATE, COMPENSATION);
      case PLANNED_WORK -> List.of(LEAD);
      case OBSERVER -> List.of(STATE, OBSERVED, SYMPTOM);
    };
  }

  /** All that a stage may tell, in order: who speaks, its focus, the rest, the next word. */
  static List<Topic> whole(Stage stage) {
    if (stage == Stage.PLANNED_WORK) {
      return List.of(WHO, LEAD, NEXT);
    }
    SequencedSet<Topic> topics = new LinkedHashSet<>();
    topics.add(WHO);
    if (stage != Stage.SEEN) {
      topics.addAll(focus(stage));
    }
    for (Topic topic : Topic.values()) {
      if (topic != NEXT) {
        topics.add(topic);
      }
    }
    topics.add(NEXT);
    return new ArrayList<>(topics);
  }

  /** What a journalist needs first when sixty words are all there is. */
  static List<Topic> press(Stage stage) {
    if (stage == Stage.PLANNED_WORK) {
      return List.of(LEAD, NEXT);
    }
    SequencedSet<Topic> topics = new LinkedHashSet<>(core(stage));
    topics.addAll(List.of(STATE, AFFECTED, CAUSE, ETA, DATA, OBSERVED, REACH, HARM));
    topics.addAll(List.of(COMPENSATION, PREVENTION, NEXT));
    topics.removeAll(List.of(WORKAROUND, FIRST_HELP));
    return new ArrayList<>(topics);
  }
}
