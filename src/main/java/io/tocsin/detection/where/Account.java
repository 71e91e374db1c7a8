package io.tocsin.detection.where;

import java.util.List;

/**
 * The best account one form gives of a tally.
 *
 * @param weight log of the probability of the tally and the form together, up to a constant that is
 *     the same for all forms over the same tally
 * @param inside probability of each place under this form
 */
record Account(Shape shape, double weight, double[] inside) {

  /** The log of the probability of the tally under any of the accounts. */
  static double logSum(List<Account> accounts) {
    double highest = accounts.stream().mapToDouble(Account::weight).max().orElse(0);
    return highest
        + Math.log(
            accounts.stream().mapToDouble(account -> Math.exp(account.weight - highest)).sum());
  }
}
