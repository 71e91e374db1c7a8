package io.tocsin.publication.mouths;

/** What a sentence is about, in the order of a text that tells all. */
enum Topic {
  /** From outside: who writes this, and whether the operator confirmed. */
  WHO(Paragraph.WHAT),
  /** What the stage is for. */
  LEAD(Paragraph.WHAT),
  /** What is broken, since when. */
  STATE(Paragraph.WHAT),
  SYMPTOM(Paragraph.WHAT),
  HARM(Paragraph.WHAT),
  REACH(Paragraph.WHOM),
  AFFECTED(Paragraph.WHOM),
  OBSERVED(Paragraph.WHOM),
  CAUSE(Paragraph.WHY),
  REPAIR(Paragraph.WHY),
  MEASURES(Paragraph.WHY),
  ETA(Paragraph.WHEN),
  DATA(Paragraph.DATA),
  WORKAROUND(Paragraph.MEANWHILE),
  FIRST_HELP(Paragraph.MEANWHILE),
  STILL_WORKS(Paragraph.MEANWHILE),
  KNOWN(Paragraph.MORE),
  UNKNOWN(Paragraph.MORE),
  RUMOURS(Paragraph.MORE),
  PREVENTION(Paragraph.AFTER),
  APOLOGY(Paragraph.AFTER),
  COMPENSATION(Paragraph.AFTER),
  NEXT(Paragraph.NEXT);

  /** Sentences that stand together. */
  enum Paragraph {
    WHAT,
    WHOM,
    WHY,
    WHEN,
    DATA,
    MEANWHILE,
    MORE,
    AFTER,
    NEXT
  }

  private final Paragraph paragraph;

  Topic(Paragraph paragraph) {
    this.paragraph = paragraph;
  }

  Paragraph paragraph() {
    return paragraph;
  }
}
