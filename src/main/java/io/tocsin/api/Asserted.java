package io.tocsin.api;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Vague;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a claim says: a list of objects, each with {@code is} and the fields of its kind;
 * confined to one request.
 */
final class Asserted {

  private static final int MOST = 20;

  /** The kinds that may be claimed; what evidence shows nobody may claim. */
  private enum Kind {
    COUNT,
    END,
    NEXT_WORD,
    ONSET,
    WHERE,
    REACH,
    CAUSE,
    CONDITION,
    CATEGORY,
    DATA,
    COMPENSATION
  }

  private final ZoneId zone;
  private final Instant said;

  /**
   * Reads for one claim.
   *
   * @param said when it was said: "today" is meant from there
   */
  Asserted(ZoneId zone, Instant said) {
    this.zone = zone;
    this.said = said;
  }

  /** Returns what is said, noting a fault for what cannot be read. */
  List<Assertion> of(JsonFields fields, String name) {
    List<Assertion> all = new ArrayList<>();
    if (!fields.has(name)) {
      return all;
    }
    List<JsonFields> sent = fields.objects(name);
    if (sent.size() > MOST) {
      fields.fault(
          new Fault(fields.full(name), Rule.TOO_MANY, Map.of("max", Integer.toString(MOST))));
      return all;
    }
    for (JsonFields one : sent) {
      Assertion assertion = read(one);
      if (assertion != null) {
        all.add(assertion);
      }
    }
    return all;
  }

  private @Nullable Assertion read(JsonFields one) {
    one.require("is");
    Kind kind = one.word("is", Kind.class, Rule.WRONG_TYPE);
    return switch (kind) {
      case null -> null;
      case COUNT -> count(one);
      case END -> end(one);
      case NEXT_WORD -> nextWord(one);
      case ONSET -> onset(one);
      case WHERE -> where(one);
      case REACH -> new Assertion.Reach(one.flag("only"), set(one, "components"), cohorts(one));
      case CAUSE -> cause(one);
      case CONDITION -> condition(one);
      case CATEGORY -> category(one);
      case DATA -> data(one);
      case COMPENSATION -> compensation(one);
    };
  }

  private static @Nullable Assertion count(JsonFields one) {
    Double low = one.number("low");
    Double high = one.number("high");
    Figure.Unit unit = one.word("unit", Figure.Unit.class, Rule.WRONG_TYPE);
    Figure.Extent extent = one.word("extent", Figure.Extent.class, Rule.WRONG_TYPE);
    LocalizedText basis = Texts.of(one, "basis");
    LocalizedText words = Texts.of(one, "words");
    one.require("unit");
    if (unit == null || (low == null && high == null)) {
      one.require("low");
      return null;
    }
    try {
      return new Assertion.Count(
          new Figure(
              low == null ? 0 : low,
              high,
              unit,
              extent == null ? Figure.Extent.UNSAID : extent,
              basis,
              words));
    } catch (IllegalArgumentException e) {
      one.fault(Fault.of(one.full("high"), Rule.WRONG_TYPE));
      return null;
    }
  }

  private @Nullable Assertion end(JsonFields one) {
    Interval when = when(one);
    return when == null ? null : new Assertion.End(when);
  }

  private @Nullable Assertion nextWord(JsonFields one) {
    Interval when = when(one);
    return when == null ? null : new Assertion.NextWord(when);
  }

  private @Nullable Assertion onset(JsonFields one) {
    Interval when = when(one);
    return when == null ? null : new Assertion.Onset(when);
  }

  /** A clock time, or words with what they are taken to mean. */
  private @Nullable Interval when(JsonFields one) {
    Instant at = one.instant("at");
    LocalizedText words = Texts.of(one, "words");
    LocalDate day = day(one);
    String vague = one.text("vague");
    if (at != null) {
      return Interval.at(at);
    }
    if (vague == null) {
      one.require("at");
      return null;
    }
    Vague known = Vague.find(vague).orElse(null);
    if (known == null) {
      String allowed = String.join(", ", Stream.of(Vague.values()).map(Vague::word).toList());
      one.fault(new Fault(one.full("vague"), Rule.WRONG_TYPE, Map.of("allowed", allowed)));
      return null;
    }
    if (words == null) {
      one.require("words");
      return null;
    }
    Instant from = day == null ? said : day.atTime(12, 0).atZone(zone).toInstant();
    return known.interval(from, zone, words);
  }

  private static @Nullable LocalDate day(JsonFields one) {
    String day = one.text("day");
    try {
      return day == null ? null : LocalDate.parse(day);
    } catch (DateTimeException e) {
      one.fault(Fault.of(one.full("day"), Rule.NOT_AN_INSTANT));
      return null;
    }
  }

  private static @Nullable Assertion where(JsonFields one) {
    boolean only = one.flag("only");
    Set<String> areas = set(one, "areas");
    if (only && areas.isEmpty()) {
      one.require("areas");
      one.fault(Fault.of(one.full("areas"), Rule.NOT_AN_AREA));
      return null;
    }
    return new Assertion.Where(only, areas);
  }

  private static Set<String> set(JsonFields one, String name) {
    return new HashSet<>(one.texts(name));
  }

  private static Set<Cohort> cohorts(JsonFields one) {
    Set<Cohort> cohorts = new HashSet<>();
    for (String text : one.texts("cohorts")) {
      Cohort.parse(text)
          .ifPresentOrElse(
              cohorts::add, () -> one.fault(Fault.of(one.full("cohorts"), Rule.NOT_A_COHORT)));
    }
    return cohorts;
  }

  private static @Nullable Assertion cause(JsonFields one) {
    one.require("certainty");
    Assertion.Certainty certainty =
        one.word("certainty", Assertion.Certainty.class, Rule.WRONG_TYPE);
    Assertion.CauseKind kind = one.word("kind", Assertion.CauseKind.class, Rule.WRONG_TYPE);
    LocalizedText what = Texts.of(one, "what");
    return certainty == null
        ? null
        : new Assertion.Cause(certainty, kind == null ? Assertion.CauseKind.OTHER : kind, what);
  }

  private static @Nullable Assertion condition(JsonFields one) {
    one.require("state");
    Assertion.State state = one.word("state", Assertion.State.class, Rule.WRONG_TYPE);
    Set<String> components = set(one, "components");
    return state == null ? null : new Assertion.Condition(state, components);
  }

  private static @Nullable Assertion category(JsonFields one) {
    one.require("sort");
    Assertion.Sort sort = one.word("sort", Assertion.Sort.class, Rule.WRONG_TYPE);
    return sort == null ? null : new Assertion.Category(sort);
  }

  private static @Nullable Assertion data(JsonFields one) {
    one.require("fate");
    Assertion.Fate fate = one.word("fate", Assertion.Fate.class, Rule.WRONG_TYPE);
    String component = one.text("component");
    LocalDate day = day(one);
    return fate == null ? null : new Assertion.Data(component, day, fate);
  }

  private static @Nullable Assertion compensation(JsonFields one) {
    one.require("decision");
    Assertion.Decision decision = one.word("decision", Assertion.Decision.class, Rule.WRONG_TYPE);
    LocalizedText amount = Texts.of(one, "amount");
    LocalizedText rule = Texts.of(one, "rule");
    return decision == null ? null : new Assertion.Compensation(decision, amount, rule);
  }
}
