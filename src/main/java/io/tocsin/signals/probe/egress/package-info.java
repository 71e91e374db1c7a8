/**
 * The one gate through which probes leave this machine: it resolves names itself, refuses addresses
 * that a configuration must not reach, and hands out the very address that was checked. It knows
 * address ranges and refuses to know protocols.
 */
@NullMarked
package io.tocsin.signals.probe.egress;

import org.jspecify.annotations.NullMarked;
