package io.tocsin.site.form;

/**
 * What is wrong with one field, in words. Immutable.
 *
 * @param field the name of the field, an anchor on the page
 */
public record FieldFault(String field, String words) {}
