/**
 * Where an outage is: from reports counted place by place to a set of places, with how sure that
 * is. It knows places, their customers, regions and neighbours, and what is usual there; it refuses
 * to know services, incidents, clocks and maps. Everything here is a pure function of what it is
 * given. It may call the JDK and the statistics libraries.
 */
@NullMarked
package io.tocsin.detection.where;

import org.jspecify.annotations.NullMarked;
