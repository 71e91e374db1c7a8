package io.tocsin.console;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.web.Form;
import java.util.List;

/** One person who writes about one incident. Immutable. */
record Writing(Visit visit, Board board, IncidentView incident) {

  String id() {
    return incident.id();
  }

  List<String> languages() {
    return board.catalog().languages();
  }

  /** What was said about it, the newest first. */
  List<Said> said() {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .toList();
  }

  /** The newest statement's id, empty while nothing was said. */
  String newest() {
    return said().stream().findFirst().map(said -> said.statement().id()).orElse("");
  }

  Starter starter() {
    return new Starter(board.catalog(), incident, visit.words().now());
  }

  StatementForm read(Form form) {
    return new StatementForm(form, board.catalog(), incident, visit.words().now());
  }

  StatementForm read(Sheet sheet) {
    return read(new Form(sheet.values()));
  }

  Facts facts(Tools tools, Sheet sheet) {
    return new Facts(sheet, board, visit.words(), board.watched(incident.service()), tools.lint());
  }
}
