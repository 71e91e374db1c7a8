package io.tocsin.app.story;

import io.tocsin.signals.ReportDraft;
import java.net.InetAddress;
import java.time.Duration;

/**
 * One person comes and reports; immutable.
 *
 * @param at from the start of the story
 * @param address a documentation address, one per person
 */
public record Arrival(Duration at, ReportDraft draft, InetAddress address, String userAgent) {}
