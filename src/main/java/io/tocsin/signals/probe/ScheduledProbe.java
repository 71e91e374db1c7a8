package io.tocsin.signals.probe;

import io.tocsin.catalog.ProbeSpec;

/**
 * A probe with its declaration.
 *
 * @param service id of the service its component belongs to
 */
public record ScheduledProbe(String service, ProbeSpec spec, Probe probe) {}
