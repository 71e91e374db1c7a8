package io.tocsin.app.commands;

/** A command could not do what it was asked; the message says what, where and what to do next. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** 1: it failed; 2: it was asked wrongly. */
  int exitCode() {
    return exitCode;
  }
}
