package io.tocsin.web;

/** Writes text so that a browser takes it for text. */
public final class Escape {

  private Escape() {}

  /** Returns the text with every character escaped that means something in HTML or XML. */
  public static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
