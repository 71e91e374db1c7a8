package io.tocsin.console;

import java.time.Instant;

/**
 * Something of our own that does not work, told on the newsroom's first page; immutable.
 *
 * @param what which part, by the name it has in logs and metrics
 * @param since since when
 * @param detail what is known about it, one line
 */
public record Trouble(String what, Instant since, String detail) {}
