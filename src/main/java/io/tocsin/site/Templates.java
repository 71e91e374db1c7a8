package io.tocsin.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates compiled into the program; thread-safe. */
public final class Templates {

  private static final String PACKAGE = "io.tocsin.jte";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

  /** Opens them. */
  public Templates() {}

  /** Fills a template in. */
  public String fill(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput(16_384);
    engine.render(template, values, output);
    return output.toString();
  }
}
