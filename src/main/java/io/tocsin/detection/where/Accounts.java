package io.tocsin.detection.where;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits every form to a tally: a coarse grid of levels to begin with, then expectation maximisation
 * (Dempster, Laird, Rubin 1977), the levels from the places and the places from the levels.
 */
final class Accounts {

  /** Outside levels to begin with, in multiples of the one presumed. */
  private static final double[] OUTSIDE = {1, 3, 9};

  /** Inside levels to begin with: the excess times these; the places down hold one part in it. */
  private static final double[] INSIDE = {1, 1.7, 3, 5, 9, 16, 28, 50, 100, 250};

  private static final int ROUNDS = 6;

  /** Nothing is refined that is so much less likely (log) than another form. */
  private static final double HOPELESS = 30;

  /** A change of probability that nobody would notice. */
  private static final double SETTLED = 1e-3;

  private final Contrast contrast;
  private final List<Form> forms;
  private final ShapePrior prior;

  private Accounts(Contrast contrast, List<Form> forms, ShapePrior prior) {
    this.contrast = contrast;
    this.forms = forms;
    this.prior = prior;
  }

  /** The accounts of all forms. */
  static List<Account> of(Ground ground, Tally tally, ShapePrior prior) {
    Accounts accounts = new Accounts(new Contrast(ground, tally), Form.all(ground), prior);
    return accounts.all();
  }

  private List<Account> all() {
    Levels[] begin = begin();
    List<Account> all = new ArrayList<>();
    double highest = Double.NEGATIVE_INFINITY;
    for (int form = 0; form < begin.length; form++) {
      Account account = account(forms.get(form), begin[form], highest - HOPELESS);
      highest = Math.max(highest, account.weight());
      all.add(account);
    }
    return all;
  }

  private Levels[] begin() {
    Levels[] best = new Levels[forms.size()];
    double[] heights = new double[forms.size()];
    Arrays.fill(heights, Double.NEGATIVE_INFINITY);
    double[] odds = new double[contrast.size()];
    for (double outside : OUTSIDE) {
      for (double inside : INSIDE) {
        Levels levels =
            new Levels(outside * contrast.presumed(), inside * Math.max(1, contrast.excess()));
        double spared = contrast.odds(levels, odds);
        for (int form = 0; form < best.length; form++) {
          double height = spared + forms.get(form).glance(odds);
          if (height > heights[form]) {
            heights[form] = height;
            best[form] = levels;
          }
        }
      }
    }
    return best;
  }

  private Account account(Form form, Levels begin, double hopeless) {
    double[] odds = new double[contrast.size()];
    Levels levels = begin;
    Account account = account(form, levels, odds);
    for (int round = 1; round < ROUNDS && account.weight() > hopeless; round++) {
      levels = contrast.refined(levels, account.inside());
      Account refined = account(form, levels, odds);
      boolean settled = settled(account.inside(), refined.inside());
      account = refined;
      if (settled && round > 1) {
        break;
      }
    }
    return account;
  }

  private Account account(Form form, Levels levels, double[] odds) {
    double spared = contrast.odds(levels, odds);
    Belief belief = form.weigh(odds);
    double weight = spared + belief.evidence() + prior.log(form.shape()) - price(form);
    return new Account(form.shape(), weight, belief.inside());
  }

  private static boolean settled(double[] before, double[] after) {
    for (int place = 0; place < before.length; place++) {
      if (Math.abs(before[place] - after[place]) > SETTLED) {
        return false;
      }
    }
    return true;
  }

  /**
   * A second level must be worth its description: half a logarithm of the reports (Schwarz 1978).
   */
  private double price(Form form) {
    return form.shape() == Shape.NATIONAL ? 0 : Math.log1p(contrast.all()) / 2;
  }
}
