package io.tocsin.publication;

import io.tocsin.incidents.HelplineWait;
import java.time.Instant;

/** How long callers wait at a helpline, and when that was told. */
public record Helpline(HelplineWait.Length length, Instant at) {}
