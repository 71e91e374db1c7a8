package io.tocsin.site.view;

import java.util.List;

/** The long memory as a page shows it: how outages were told, year by year, and commitments. */
public record RecordBlock(List<Year> years, List<AfterBlock.Promised> commitments) {

  public RecordBlock {
    years = List.copyOf(years);
    commitments = List.copyOf(commitments);
  }

  /** One operator in one year. */
  public record Year(
      String operator, String year, List<AfterBlock.Score.Line> sums, List<Case> cases) {
    public Year {
      sums = List.copyOf(sums);
      cases = List.copyOf(cases);
    }
  }

  /**
   * One outage.
   *
   * @param path of its page, which tells each case that is counted
   */
  public record Case(
      TimeTag closed,
      String service,
      String path,
      String firstWord,
      String words,
      String ends,
      String contradictions,
      String disagreement) {}
}
