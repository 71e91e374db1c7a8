package io.tocsin.app.story;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.geography.PostcodeAnswer;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.signals.ReportDraft;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The people of a story: who comes when, from where, with what to say; the same for the same seed.
 *
 * <p>Arrivals are a Poisson process whose rate follows the day: fewer at night. Before and below
 * the story's own waves there is the quiet noise that every service knows.
 */
public final class Crowd {

  /** How long before the story people already report their usual few things. */
  public static final Duration BEFORE = Duration.ofHours(30);

  private static final double USUAL_PER_HOUR = 0.4;
  private static final double[] DAY = {
    .2, .12, .1, .1, .12, .25, .5, .8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, .95, .9, .8, .6, .35
  };
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Safari/604.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36");

  private final Story story;
  private final Catalog catalog;
  private final Postcodes postcodes;
  private final Random random;
  private final Map<String, String> postcodeOf = new TreeMap<>();

  private Crowd(Story story, Catalog catalog, Postcodes postcodes, long seed) {
    this.story = story;
    this.catalog = catalog;
    this.postcodes = postcodes;
    this.random = new Random(seed);
  }

  /** Everybody who comes, in order of time. */
  public static List<Arrival> of(Story story, Catalog catalog, Postcodes postcodes, long seed) {
    Crowd crowd = new Crowd(story, catalog, postcodes, seed);
    List<Arrival> all = new ArrayList<>();
    crowd.usual().forEach(wave -> crowd.arrive(wave, all));
    story.crowd().forEach(wave -> crowd.arrive(wave, all));
    all.sort(Comparator.comparing(Arrival::at));
    return List.copyOf(all);
  }

  /** One component after the other has somebody whose own line, password or weather is bad. */
  private List<Wave> usual() {
    Map<String, Integer> everywhere = Map.of("75", 3, "13", 2, "59", 2, "69", 2, "33", 1, "35", 1);
    return catalog.components().stream().map(component -> usual(component, everywhere)).toList();
  }

  private Wave usual(Component component, Map<String, Integer> everywhere) {
    double each = USUAL_PER_HOUR / catalog.components().size();
    String symptom = component.symptoms().getFirst();
    return new Wave(
        BEFORE.negated(),
        story.lasts(),
        each,
        component.id(),
        symptom,
        false,
        List.of(),
        everywhere,
        null,
        null);
  }

  private void arrive(Wave wave, List<Arrival> all) {
    double hours = wave.from().toSeconds() / 3600.0;
    double until = wave.until().toSeconds() / 3600.0;
    while (true) {
      hours += -Math.log(1 - random.nextDouble()) / wave.perHour();
      if (hours >= until) {
        return;
      }
      Duration at = Duration.ofSeconds(Math.round(hours * 3600));
      if (random.nextDouble() < DAY[story.at(at).atZone(catalog.zone()).getHour()]) {
        all.add(new Arrival(at, draft(wave, at), address(), agent()));
      }
    }
  }

  private ReportDraft draft(Wave wave, Duration at) {
    boolean tells = !wave.works() && random.nextInt(4) == 0;
    String since = tells ? since(wave, at) : null;
    return new ReportDraft(
        wave.component(),
        wave.symptom(),
        wave.works(),
        postcode(wave.areas()),
        wave.cohorts().stream().map(Cohort::toString).toList(),
        since,
        random.nextInt(3) == 0 ? wave.text() : null,
        wave.otherParty());
  }

  /** People remember the last hour, and in steps of ten minutes. */
  private @Nullable String since(Wave wave, Duration at) {
    Duration ago = Duration.ofMinutes(10L * random.nextInt(6));
    Duration since = at.minus(ago);
    return since.compareTo(wave.from()) < 0 ? null : story.at(since).toString();
  }

  private String postcode(Map<String, Integer> areas) {
    int left = random.nextInt(areas.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<String, Integer> area : areas.entrySet()) {
      left -= area.getValue();
      if (left < 0) {
        return postcodeOf.computeIfAbsent(area.getKey(), this::anyPostcode);
      }
    }
    throw new IllegalStateException("the parts do not add up: " + areas);
  }

  private String anyPostcode(String area) {
    for (int rest = 0; rest < 1000; rest++) {
      String code = area + String.format(Locale.ROOT, "%0" + (5 - area.length()) + "d", rest);
      if (postcodes.areaOf(code) instanceof PostcodeAnswer.One(var found)
          && found.code().equals(area)) {
        return code;
      }
    }
    throw new IllegalArgumentException("no postcode lies in " + area);
  }

  private String agent() {
    return AGENTS.get(random.nextInt(AGENTS.size()));
  }

  /** Benchmarking addresses (RFC 2544): nobody's, and over a hundred thousand of them. */
  private InetAddress address() {
    byte[] address = {
      (byte) 198,
      (byte) (18 + random.nextInt(2)),
      (byte) random.nextInt(256),
      (byte) (1 + random.nextInt(254))
    };
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
