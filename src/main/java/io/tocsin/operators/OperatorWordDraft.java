package io.tocsin.operators;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Assertion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to say, before it is checked. Immutable.
 *
 * @param incident what it is about, or null: the service as such
 * @param state how it stands, or null: not said
 * @param eta when it works again, or null: not said
 * @param nextWord when the operator says more, or null: not said
 * @param acknowledges whether it says that there is a disturbance
 * @param answers what it replies to, or null
 * @param corrects id of an earlier word of the same domain that it takes back, or null
 */
public record OperatorWordDraft(
    @Nullable String incident,
    LocalizedText text,
    Assertion.@Nullable State state,
    @Nullable Instant eta,
    @Nullable Instant nextWord,
    boolean acknowledges,
    @Nullable Answered answers,
    @Nullable String corrects) {}
