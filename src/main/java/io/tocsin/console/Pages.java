package io.tocsin.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.tocsin.web.Reply;
import java.util.HashMap;
import java.util.Map;

/** Fills in the newsroom's templates; thread-safe. */
final class Pages {

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.tocsin.jte");

  /** Makes a page; it is for one reader alone and is kept nowhere. */
  Reply page(int status, Visit visit, String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("visit", visit);
    StringOutput output = new StringOutput(16_384);
    engine.render("console/" + template + ".jte", all, output);
    return Reply.html(status, output.toString())
        .with("Vary", "Accept-Language, Cookie")
        .with("Referrer-Policy", "same-origin")
        .with("X-Robots-Tag", "noindex");
  }
}
