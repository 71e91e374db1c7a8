package io.tocsin.web;

import java.time.Duration;

/** What can be said of {@code io_uring} on this machine. */
public sealed interface RingVerdict {

  /**
   * Connections were tried and all was well.
   *
   * @param connections how many
   * @param took from the first to the last byte
   */
  record Proven(int connections, Duration took) implements RingVerdict {}

  /** The kernel was not asked, for the asking may do harm or what it says would not be believed. */
  record Unasked(String why) implements RingVerdict {}

  /** The kernel, or the library for this kind of machine, does not have it. */
  record Missing(String why) implements RingVerdict {}

  /** There was no trial, or no end of it: a busy machine, or the kernel. */
  record Unfinished(String why) implements RingVerdict {}

  /** The kernel says it has it, and what came over the line was wrong. */
  record Faulty(String why) implements RingVerdict {}
}
