package io.tocsin.console;

import io.tocsin.publication.AmIAffected;
import io.tocsin.publication.AmIAffected.Answer;
import io.tocsin.publication.AmIAffected.Finding;
import io.tocsin.publication.AskedWho;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.signals.Intake.Ground;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a caller is touched, looked up and forgotten: what was typed comes in the body of a
 * request, is compared, and is written nowhere; thread-safe.
 */
final class AffectedPages {

  private final Tools tools;
  private final Pages pages;

  AffectedPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply form(Visit visit) {
    return page(200, visit, Sheet.blank("affected"), List.of(), "", false);
  }

  Reply answer(Visit visit, Form form) {
    Ground ground = tools.telephone().ground().get();
    AskedWho who =
        AskedWho.read(
            ground.catalog(),
            ground.postcodes(),
            form.first("address").orElse(""),
            form.first("postcode").orElse(""),
            form.all("cohorts"));
    if (!who.faults().isEmpty()) {
      Sheet sheet = Sheet.returned("affected", form, who.faults());
      return page(422, visit, sheet, List.of(), "", false);
    }
    List<Finding> all = new AmIAffected(tools.snapshot().get()).findings(who.asked());
    List<Finding> told = all.stream().filter(one -> one.answer() != Answer.NO).toList();
    Sheet sheet = Sheet.returned("affected", form, List.of());
    return page(200, visit, sheet, told, AmIAffected.sum(all).name(), who.unknownDomain());
  }

  private Reply page(
      int status,
      Visit visit,
      Sheet sheet,
      List<Finding> findings,
      String answer,
      boolean unknownDomain) {
    PublicSnapshot snapshot = tools.snapshot().get();
    Map<String, Object> values = new HashMap<>();
    values.put("board", new Board(tools.catalog().get(), snapshot, visit.words()));
    values.put("sheet", sheet);
    values.put("findings", findings);
    values.put("answer", answer);
    values.put("unknownDomain", unknownDomain);
    return pages.page(status, visit, "desk-affected", values);
  }
}
