package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import io.tocsin.publication.facts.FactSheet;
import java.time.Instant;

/**
 * One saved state of an incident's fact sheet. Immutable.
 *
 * @param number from 1, growing per incident
 * @param basedOn the revision its author had before the eyes, 0 for none
 * @param aside whether it came too late to be the working copy: somebody else had saved meanwhile
 */
public record SheetRevision(
    String incident,
    long number,
    long basedOn,
    boolean aside,
    Instant at,
    Actor by,
    FactSheet sheet) {}
