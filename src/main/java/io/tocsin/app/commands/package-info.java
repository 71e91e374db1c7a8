/**
 * The commands of the terminal: arguments in, words and an exit code out. They start what {@code
 * app} wires and refuse to decide anything themselves.
 */
@NullMarked
package io.tocsin.app.commands;

import org.jspecify.annotations.NullMarked;
