package io.tocsin.web;

import java.time.Duration;

/**
 * What one client, and all of them together, may cost the door (RELIABILITY T20). Immutable.
 *
 * @param headerBytes all header fields of a request
 * @param header from the connection, or the first request, to the end of its header
 * @param body from the end of the header to the end of the body
 * @param keepAlive between two requests of a connection
 * @param reply from the first byte of a reply to its last
 * @param connectionsPerAddress connections one peer may hold; trusted proxies may hold any number
 * @param requests running at once; one more is answered with 503
 * @param streams open event streams; one more is answered with 503
 * @param streamAge after which a stream is ended and the browser comes back by itself
 * @param drain how long closing waits for requests that run
 */
public record Limits(
    int headerBytes,
    Duration header,
    Duration body,
    Duration keepAlive,
    Duration reply,
    int connectionsPerAddress,
    int requests,
    int streams,
    Duration streamAge,
    Duration drain) {

  /** What a small machine bears and a patient reader on a bad line needs. */
  public static final Limits USUAL =
      new Limits(
          16 * 1024,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          128,
          2_000,
          20_000,
          Duration.ofMinutes(15),
          Duration.ofSeconds(8));

  public Limits {
    if (headerBytes < 1024 || connectionsPerAddress < 1 || requests < 1 || streams < 0) {
      throw new IllegalArgumentException("a limit that lets nobody in");
    }
  }
}
