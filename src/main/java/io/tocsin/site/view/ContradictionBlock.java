package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two words that do not fit, as a page shows them: side by side, with their sources. Immutable.
 *
 * @param matter what they are about, in a word or two
 * @param sides both, the earlier first
 * @param explanation why both were said, or null
 * @param standing how it stands, in a sentence
 * @param replies what was replied to it
 */
public record ContradictionBlock(
    String id,
    String matter,
    List<Side> sides,
    TimeTag found,
    @Nullable Prose explanation,
    String standing,
    boolean open,
    List<ReplyBlock> replies) {

  public ContradictionBlock {
    sides = List.copyOf(sides);
    replies = List.copyOf(replies);
  }

  /**
   * One word.
   *
   * @param who as the source names the speaker, and not otherwise
   * @param where channel and time
   * @param says what it comes down to
   * @param quote as it was said, or null
   * @param link where it can be read, or null
   */
  public record Side(
      String who, String where, String says, @Nullable Prose quote, @Nullable String link) {}
}
