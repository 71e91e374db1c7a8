package io.tocsin.app.demo;

import io.tocsin.app.story.Arrival;
import io.tocsin.signals.ReportDraft;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who open the public report form over HTTP and send it, each from an address of their own;
 * thread-safe.
 */
final class FormCrowd implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FormCrowd.class);
  private static final int AT_ONCE = 12;
  private static final Duration DWELL = Duration.ofMillis(2_500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final URI form;
  private final StoryClock clock;
  private final Semaphore seats = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  FormCrowd(URI page, String language, StoryClock clock) {
    this.form = page.resolve("/" + language + "/report");
    this.clock = clock;
  }

  /** Sends somebody to the form; when too many fill it in already, somebody goes home. */
  void send(Arrival arrival) {
    if (seats.tryAcquire()) {
      threads.execute(() -> report(arrival));
    }
  }

  private void report(Arrival arrival) {
    try {
      String page = http.send(request(arrival).GET().build(), BodyHandlers.ofString()).body();
      Thread.sleep(dwell());
      HttpResponse<String> answer =
          http.send(
              request(arrival)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(filledIn(page, arrival.draft())))
                  .build(),
              BodyHandlers.ofString());
      LOG.debug("a report was answered with {}", answer.statusCode());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      LOG.debug("somebody could not report", failure);
    } finally {
      seats.release();
    }
  }

  /** A person's time over the form, by the product's clock. */
  private Duration dwell() {
    return Duration.ofNanos((long) (DWELL.toNanos() / clock.speed()));
  }

  private HttpRequest.Builder request(Arrival arrival) {
    return HttpRequest.newBuilder(form)
        .timeout(PATIENCE)
        .header("User-Agent", arrival.userAgent())
        .header("X-Forwarded-For", arrival.address().getHostAddress());
  }

  private static String filledIn(String page, ReportDraft draft) {
    List<String> fields = new ArrayList<>();
    Matcher hidden = HIDDEN.matcher(page);
    while (hidden.find()) {
      add(fields, hidden.group(1), hidden.group(2));
    }
    add(fields, "component", draft.component());
    add(fields, "symptom", draft.works() ? "works" : draft.symptom());
    add(fields, "postcode", draft.postcode());
    draft.cohorts().forEach(cohort -> add(fields, "cohorts", cohort));
    add(fields, "text", draft.text());
    add(fields, "other_party", draft.otherParty());
    return String.join("&", fields);
  }

  private static void add(List<String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
