package io.tocsin.console;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.WordNote;
import io.tocsin.incidents.WordStanding;
import io.tocsin.operators.OperatorKey;
import io.tocsin.store.Transaction;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who of the operators may speak here, what they said, and what stands beside it; thread-safe. */
final class OperatorPages {

  private static final int SHOWN = 100;

  private final Tools tools;
  private final OperatorRoom.Guests guests;
  private final Pages pages;

  OperatorPages(Tools tools, OperatorRoom.Guests guests, Pages pages) {
    this.tools = tools;
    this.guests = guests;
    this.pages = pages;
  }

  private record Kept(List<OperatorKey> keys, List<GuestWord> words) {}

  Reply list(Visit visit) {
    return list(200, visit, Sheet.blank("none"));
  }

  private Reply list(int status, Visit visit, Sheet sheet) {
    Kept kept = tools.reads().run(this::look);
    return pages.page(
        status,
        visit,
        "operators",
        Map.of(
            "catalog", tools.catalog().get(),
            "keys", kept.keys(),
            "said", kept.words(),
            "sheet", sheet));
  }

  private Kept look(Transaction transaction) {
    Map<String, WordStanding> standings = tools.archive().wordStandings(transaction);
    List<GuestWord> words =
        guests.desk().said(transaction, SHOWN).stream()
            .flatMap(id -> tools.archive().claim(transaction, id).stream())
            .map(claim ->
                new GuestWord(claim, standings.getOrDefault(claim.id(), WordStanding.PLAIN)))
            .toList();
    return new Kept(guests.operators().all(transaction), words);
  }

  Reply end(Visit visit, Form form) {
    String key = visit.request().parameter("key");
    var _ =
        tools
            .step()
            .run(transaction ->
                guests
                    .operators()
                    .takeBack(transaction, key, visit.account(), tools.clock().instant()));
    return Reply.seeOther(OperatorRoom.PATH);
  }

  /** What is done to a word, with words of ours where it takes any. */
  private interface Deed {
    Answer<WordNote> on(Transaction transaction, String word, Instant at);
  }

  Reply mark(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    LocalizedText words = fields.requiredText("words");
    return perform(
        visit,
        form,
        fields,
        "mark",
        (transaction, word, at) ->
            guests.notes().mark(transaction, word, words, at, visit.actor()));
  }

  Reply unmark(Visit visit, Form form) {
    return perform(
        visit,
        form,
        null,
        "mark",
        (transaction, word, at) -> guests.notes().unmark(transaction, word, at, visit.actor()));
  }

  Reply hide(Visit visit, Form form) {
    Fields fields = new Fields(form, tools.catalog().get());
    LocalizedText why = fields.requiredText("words");
    return perform(
        visit,
        form,
        fields,
        "hide",
        (transaction, word, at) -> guests.notes().hide(transaction, word, why, at, visit.actor()));
  }

  Reply show(Visit visit, Form form) {
    return perform(
        visit,
        form,
        null,
        "hide",
        (transaction, word, at) -> guests.notes().show(transaction, word, at, visit.actor()));
  }

  private Reply perform(Visit visit, Form form, @Nullable Fields fields, String sheet, Deed deed) {
    String word = visit.request().parameter("word");
    Instant now = tools.clock().instant();
    List<Fault> faults = new ArrayList<>(fields == null ? List.of() : fields.faults());
    if (faults.isEmpty()) {
      Answer<WordNote> answer = tools.step().run(transaction -> deed.on(transaction, word, now));
      if (answer instanceof Answer.Refused<WordNote>(List<Fault> refused)) {
        faults.addAll(refused);
      }
    }
    if (faults.isEmpty()) {
      return Reply.seeOther(OperatorRoom.PATH + "#w-" + word);
    }
    return faults.contains(Fault.of("word", Rule.MISSING))
        ? pages.page(404, visit, "nothing", Map.of())
        : list(422, visit, Sheet.returned(sheet + "-" + word, form, faults));
  }
}
