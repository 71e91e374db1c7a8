package io.tocsin.site.view;

import java.util.List;

/**
 * A reply, as it stands beside what it answers. Immutable.
 *
 * @param id anchor of the reply's own place on the page
 * @param label whose reply it is
 * @param where by which domain and when
 * @param remarks what this house put beside it
 */
public record ReplyBlock(String id, String label, String where, Prose text, List<String> remarks) {
  public ReplyBlock {
    remarks = List.copyOf(remarks);
  }
}
