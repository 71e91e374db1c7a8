package io.tocsin.app.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a watched server behaves towards whoever asks it. */
public enum Condition {
  /** As it should. */
  @JsonProperty("ok")
  OK,
  /** A page that answers 200 and speaks of maintenance. */
  @JsonProperty("maintenance")
  MAINTENANCE,
  /** Status 503. */
  @JsonProperty("error-503")
  ERROR_503,
  /** A page that never comes to an end. */
  @JsonProperty("endless")
  ENDLESS,
  /** The right page, later than anybody waits. */
  @JsonProperty("slow")
  SLOW,
  /** Nothing listens. */
  @JsonProperty("gone")
  GONE,
  /** A mail server that refuses an address that exists: 550 5.1.1. */
  @JsonProperty("unknown-user")
  UNKNOWN_USER,
  /** A mail server that takes nothing for now: 451 4.3.2. */
  @JsonProperty("waits")
  WAITS,
  /** A mail server that asks strangers to come back later: 450 4.7.1. */
  @JsonProperty("greylists")
  GREYLISTS
}
