package io.tocsin.detection.experience;

/** What a number of affected people rests on. */
public enum AffectedMethod {
  /** The share of probes that fail, times the customers in the perimeter. */
  PROBE_SHARE,
  /** The reports beyond the usual, and how readily affected people report here. */
  PROPENSITY,
  /** Probes and reports, each weighed by how precise it is. */
  BOTH,
  /** The customers in the perimeter and what is believed of outages in general, nothing more. */
  PRIOR_ONLY
}
