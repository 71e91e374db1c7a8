package io.tocsin.publication.mouths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps a text within its bounds by leaving out whole pieces, the least important first; immutable.
 *
 * <p>Words are never cut. A piece that does not fit keeps no smaller one of another topic from
 * fitting; of its own topic nothing more is told, or the good half of the truth would stay alone.
 */
final class Fitting {

  /**
   * Something said in one breath.
   *
   * @param importance 0 for what must stay
   */
  record Piece(int importance, Topic topic, String text) {}

  private final Function<List<Piece>, String> join;
  private final Predicate<String> holds;

  Fitting(Function<List<Piece>, String> join, Predicate<String> holds) {
    this.join = join;
    this.holds = holds;
  }

  /** Pieces with a space between them. */
  static Fitting line(Predicate<String> holds) {
    return new Fitting(Fitting::spaced, holds);
  }

  static String spaced(List<Piece> pieces) {
    return String.join(" ", pieces.stream().map(Piece::text).toList());
  }

  /** Returns the text of as many pieces as it holds, in their order. */
  String fit(List<Piece> pieces) {
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      ranked.add(i);
    }
    ranked.sort(Comparator.comparingInt(at -> pieces.get(at).importance()));
    boolean[] kept = new boolean[pieces.size()];
    Set<Topic> cut = EnumSet.noneOf(Topic.class);
    for (int at : ranked) {
      Topic topic = pieces.get(at).topic();
      boolean mayFit = topic == Topic.NEXT || !cut.contains(topic);
      kept[at] = mayFit;
      kept[at] = mayFit && holds.test(join.apply(kept(pieces, kept)));
      if (!kept[at]) {
        cut.add(topic);
      }
    }
    return join.apply(kept(pieces, kept));
  }

  private static List<Piece> kept(List<Piece> pieces, boolean[] kept) {
    List<Piece> chosen = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (kept[i]) {
        chosen.add(pieces.get(i));
      }
    }
    return chosen;
  }
}
