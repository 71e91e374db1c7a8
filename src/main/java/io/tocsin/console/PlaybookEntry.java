package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.catalog.Playbook;
import java.util.Optional;

/**
 * A playbook on the list. Immutable.
 *
 * @param rehearsed its newest rehearsal
 */
public record PlaybookEntry(Playbook playbook, Optional<Alert> rehearsed) {}
