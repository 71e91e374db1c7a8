package io.tocsin.console;

import java.util.Map;

/**
 * One button of the tally. Immutable.
 *
 * @param calls how many calls about it were tallied in the last hour
 * @param symptoms names of what callers may say, by id, in the order of the form
 */
public record CallTap(String component, String name, int calls, Map<String, String> symptoms) {}
