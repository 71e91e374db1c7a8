package io.tocsin.site;

import io.tocsin.catalog.Service;
import io.tocsin.publication.AskedWho;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.form.AffectedView;
import io.tocsin.site.form.FormView;
import io.tocsin.site.view.AffectedBlock;
import io.tocsin.site.view.AffectedWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws "am I affected?"; thread-safe. It asks the snapshot alone, and nothing of who asks leaves
 * the reply.
 *
 * <p>The form sends {@code service}, {@code postcode} (a postcode, or an area by code or name),
 * {@code symptom} (an id, or empty) and {@code cohorts} (several, {@code dimension:value} or
 * empty).
 */
public final class AffectedPages {

  /** Below the language. */
  public static final String PATH = "am-i-affected";

  private final Canvas canvas;
  private final Phrasebook words = Phrasebook.load("affected", SiteRenderer.LANGUAGES);

  AffectedPages(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Draws the form; 422 if anything is wrong with what was typed. */
  public Reply ask(String language, Form typed, List<Fault> faults) {
    Phrases phrases = words.in(language);
    AffectedView view = view(phrases, typed, faults, null);
    return reply(faults.isEmpty() ? 200 : 422, view, phrases);
  }

  /** Draws the answer above the form. */
  public Reply answer(String language, Form typed, AskedWho who, PublicSnapshot snapshot) {
    Phrases phrases = words.in(language);
    Reading reading =
        Reading.of(snapshot, canvas.clock().instant(), canvas.site().in(phrases.language()));
    Service service = service(typed);
    Optional<AffectedBlock> answer =
        snapshot.services().stream()
            .filter((ServiceView known) -> known.id().equals(service.id()))
            .findFirst()
            .map(known ->
                new AffectedWriter(
                        reading.with(Gazetteer.all(canvas.catalog().areas())),
                        known,
                        who.asked(),
                        typed.first("symptom").orElse(""))
                    .write());
    return reply(200, view(phrases, typed, List.of(), answer.orElse(null)), phrases);
  }

  private Reply reply(int status, AffectedView view, Phrases phrases) {
    return canvas
        .page(status, "site/affected", Map.of("view", view), phrases)
        .with("Referrer-Policy", "no-referrer");
  }

  private AffectedView view(
      Phrases phrases, Form typed, List<Fault> faults, @Nullable AffectedBlock answer) {
    String language = phrases.language();
    Service service = service(typed);
    String action = Canvas.to(phrases, PATH);
    String title =
        (faults.isEmpty() ? "" : canvas.words().in(language).say("faults.window") + " – ")
            + phrases.say("title");
    FormView form =
        new FormView(
            canvas.frame(phrases, PATH, title, answer == null && faults.isEmpty()),
            canvas.words().in(language),
            action,
            typed,
            Map.of("service", service.id()),
            canvas.faults(phrases, faults));
    return new AffectedView(
        form,
        phrases,
        service.name().in(language),
        ReportFields.others(canvas.catalog(), service, action, language),
        ReportFields.symptoms(service, form.typed("symptom"), language),
        canvas.catalog().cohorts().stream()
            .map(dimension -> ReportFields.cohorts(dimension, form))
            .filter(group -> !group.choices().isEmpty())
            .toList(),
        !canvas.catalog().areas().all().isEmpty(),
        answer);
  }

  private Service service(Form typed) {
    return canvas
        .catalog()
        .service(typed.first("service").orElse(""))
        .orElseGet(() -> canvas.catalog().services().getFirst());
  }
}
