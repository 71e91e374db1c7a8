package io.tocsin.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without script: it keeps cookies, reads pages and sends the forms that stand there. */
final class Browser implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final Map<String, String> cookies = new HashMap<>();

  Browser(URI base) {
    this.base = base;
  }

  /** What came back. */
  record Page(
      int status, String location, Document document, List<String> cookies, String refresh) {
    String text() {
      return document.text();
    }
  }

  Page get(String path) {
    return send(request(path).GET());
  }

  Page head(String path) {
    return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  /** Fills in a form of a page and sends it as a browser would. */
  Page submit(Page page, String action, Map<String, String> filled) {
    return post(action, fields(page, action, filled), "same-origin");
  }

  /** The fields of a form as they stand, with some filled in; an empty value takes a field away. */
  static List<Map.Entry<String, String>> fields(
      Page page, String action, Map<String, String> filled) {
    Element form =
        page.document().select("main form").stream()
            .filter(candidate ->
                candidate.attr("action").equals(action) || candidate.attr("action").isEmpty())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no form " + action + " in " + page.text()));
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (Element input : form.select("input, textarea, select")) {
      String name = input.attr("name");
      boolean choice = List.of("radio", "checkbox").contains(input.attr("type"));
      if (name.isEmpty() || filled.containsKey(name) || (choice && !input.hasAttr("checked"))) {
        continue;
      }
      fields.add(Map.entry(name, value(input)));
    }
    filled.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).forEach(fields::add);
    return fields;
  }

  private static String value(Element input) {
    return switch (input.tagName()) {
      case "textarea" -> input.wholeText();
      case "select" -> input.select("option[selected]").attr("value");
      default -> input.attr("value");
    };
  }

  Page post(String path, List<Map.Entry<String, String>> fields, String site) {
    StringBuilder body = new StringBuilder();
    for (Map.Entry<String, String> field : fields) {
      body.append(body.isEmpty() ? "" : "&")
          .append(encoded(field.getKey()))
          .append('=')
          .append(encoded(field.getValue()));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", "en");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          String.join(
              "; ",
              cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()));
    }
    return request;
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      List<String> set = response.headers().allValues("Set-Cookie");
      set.forEach(this::keep);
      return new Page(
          response.statusCode(),
          response.headers().firstValue("Location").orElse(""),
          Jsoup.parse(response.body()),
          set,
          response.headers().firstValue("Refresh").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    String pair = header.substring(0, header.indexOf(';'));
    int equals = pair.indexOf('=');
    if (header.contains("Max-Age=0")) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
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
