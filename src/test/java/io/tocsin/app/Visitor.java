package io.tocsin.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser without script, who keeps cookies and sends forms as they stand. */
final class Visitor implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final GuestHouse house;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  String site = "same-origin";

  Visitor(GuestHouse house) {
    this.house = house;
  }

  /** What came back. */
  record Page(int status, String location, String body, Document document) {
    String text() {
      return document.text();
    }
  }

  Visitor with(String cookie) {
    cookies.put(
        cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
    return this;
  }

  Page get(String path) {
    return send(request(path).GET());
  }

  /** Sends the form of a page that goes to an address, with some fields filled in. */
  Page submit(Page page, String action, Map<String, String> filled) {
    Element form =
        page.document().select("main form").stream()
            .filter(one -> one.attr("action").equals(action))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no form " + action + " in " + page.text()));
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element input : form.select("input[type=hidden]")) {
      fields.put(input.attr("name"), input.attr("value"));
    }
    fields.putAll(filled);
    return post(action, fields);
  }

  Page post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(house.at(path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      String location = response.headers().firstValue("Location").orElse("");
      return new Page(
          response.statusCode(), location, response.body(), Jsoup.parse(response.body()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void keep(String header) {
    String pair = header.substring(0, header.indexOf(';'));
    String name = pair.substring(0, pair.indexOf('='));
    if (header.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }

  Map<String, String> cookies() {
    return cookies;
  }

  @Override
  public void close() {
    client.close();
  }
}
