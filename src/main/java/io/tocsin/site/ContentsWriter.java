package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * Writes the {@link Contents} of a log. Confined to one thread.
 *
 * <p>Whole numbers are big-endian; a text is its length in bytes and its UTF-8. In this order: the
 * magic number, a CRC-32C of all that follows, the offset up to which it tells, the place of the
 * newest set, generation, rendition, moment, languages; encodings; manners of serving; bodies by
 * hash, each a row of places: plain, then each encoding, with offset 0 where there is none; how
 * many paths, where each of them stands, and the paths in order, each with its manner and the
 * number of its body.
 */
final class ContentsWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ContentsWriter() {}

  /**
   * Returns the contents as bytes.
   *
   * @param items of the newest set, by path
   * @param bodies of all of them, by hash
   */
  static byte[] write(
      Step head,
      Place headPlace,
      int end,
      NavigableMap<String, Step.Item> items,
      NavigableMap<String, Place.Body> bodies) {
    ContentsWriter writer = new ContentsWriter();
    writer.head(head, headPlace, end);
    writer.texts(encodings(bodies));
    Map<Step.Item, Integer> manners = writer.manners(items);
    Map<String, Integer> numbers = writer.bodies(bodies);
    writer.paths(items, manners, numbers);
    byte[] told = writer.out.toByteArray();
    CRC32C sum = new CRC32C();
    sum.update(told, Contents.AHEAD, told.length - Contents.AHEAD);
    ByteBuffer.wrap(told).putLong(Contents.MAGIC).putInt((int) sum.getValue());
    return told;
  }

  private void head(Step head, Place headPlace, int end) {
    out.writeBytes(new byte[Contents.AHEAD]);
    number(end);
    place(headPlace);
    out.writeBytes(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(head.generation())
            .putLong(head.rendition())
            .array());
    text(head.renderedAt().toString());
    texts(head.languages());
  }

  private static List<String> encodings(NavigableMap<String, Place.Body> bodies) {
    NavigableSet<String> encodings = new TreeSet<>();
    bodies.values().forEach(body -> encodings.addAll(body.forms().keySet()));
    return List.copyOf(encodings);
  }

  private Map<Step.Item, Integer> manners(NavigableMap<String, Step.Item> items) {
    Map<Step.Item, Integer> manners = new LinkedHashMap<>();
    items.values().forEach(item -> manners.putIfAbsent(item.withHash(""), manners.size()));
    number(manners.size());
    for (Step.Item manner : manners.keySet()) {
      text(manner.contentType());
      text(manner.cacheControl());
      number(manner.headers().size());
      manner
          .headers()
          .forEach((name, value) -> {
            text(name);
            text(value);
          });
    }
    return manners;
  }

  private Map<String, Integer> bodies(NavigableMap<String, Place.Body> bodies) {
    List<String> encodings = encodings(bodies);
    Map<String, Integer> numbers = HashMap.newHashMap(bodies.size());
    number(bodies.size());
    bodies.forEach((hash, body) -> {
      numbers.put(hash, numbers.size());
      place(body.plain());
      encodings.forEach(encoding -> place(body.forms().getOrDefault(encoding, Contents.NOWHERE)));
    });
    return numbers;
  }

  private void paths(
      NavigableMap<String, Step.Item> items,
      Map<Step.Item, Integer> manners,
      Map<String, Integer> numbers) {
    number(items.size());
    ContentsWriter entries = new ContentsWriter();
    int first = out.size() + items.size() * Integer.BYTES;
    items.forEach((path, item) -> {
      number(first + entries.out.size());
      entries.text(path);
      entries.number(Objects.requireNonNull(manners.get(item.withHash(""))));
      entries.number(Objects.requireNonNull(numbers.get(item.hash()), path));
    });
    out.writeBytes(entries.out.toByteArray());
  }

  private void texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void place(Place place) {
    out.writeBytes(HexFormat.of().parseHex(place.hash()));
    number(place.offset());
    number(place.length());
  }

  private void number(int number) {
    out.write(number >>> 24);
    out.write(number >>> 16);
    out.write(number >>> 8);
    out.write(number);
  }
}
