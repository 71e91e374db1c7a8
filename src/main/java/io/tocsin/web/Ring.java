package io.tocsin.web;

/** When connections go through {@code io_uring}. */
public enum Ring {
  /** Never; the kernel is not asked for it. */
  NEVER,
  /** Where asking is harmless and a trial on this machine found nothing wrong. */
  PROVEN,
  /** Wherever the kernel has it. */
  ALWAYS
}
