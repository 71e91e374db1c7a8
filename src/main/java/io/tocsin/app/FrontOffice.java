package io.tocsin.app;

import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.api.AffectedForms;
import io.tocsin.api.BounceApi;
import io.tocsin.api.CallApi;
import io.tocsin.api.DeskApi;
import io.tocsin.api.Noted;
import io.tocsin.api.OperatorDeskForms;
import io.tocsin.api.OperatorForms;
import io.tocsin.api.PeopleForms;
import io.tocsin.api.ReportApi;
import io.tocsin.api.RingApi;
import io.tocsin.api.StatementApi;
import io.tocsin.api.StatuspageSubscribers;
import io.tocsin.api.SubscriptionForms;
import io.tocsin.api.WorkaroundForms;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.console.AlertRoom;
import io.tocsin.console.Newsroom;
import io.tocsin.console.OperatorRoom;
import io.tocsin.console.Press;
import io.tocsin.console.Telephone;
import io.tocsin.console.Tools;
import io.tocsin.console.Trouble;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Hindsight;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.ProposalBox;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.journal.FollowerHealth;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.Previews;
import io.tocsin.publication.Publisher;
import io.tocsin.signals.Keys;
import io.tocsin.signals.Reporters;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.store.Transaction;
import io.tocsin.web.FormToken;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import io.tocsin.wording.Lint;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that answers a request and is not a file: reports, forms, statements, the newsroom.
 */
final class FrontOffice {

  private final Pipeline pipeline;
  private final LiveCatalog catalog;
  private final House house;
  private final Problems problems;
  private final URI base;
  private final InstantSource clock;
  private final Supplier<String> ids;

  private volatile Supplier<List<Trouble>> more = List::of;

  FrontOffice(
      Pipeline pipeline,
      LiveCatalog catalog,
      House house,
      Problems problems,
      URI base,
      InstantSource clock,
      Supplier<String> ids) {
    this.pipeline = pipeline;
    this.catalog = catalog;
    this.house = house;
    this.problems = problems;
    this.base = base;
    this.clock = clock;
    this.ids = ids;
  }

  /** Says who else knows what of our own does not work. */
  void hear(Supplier<List<Trouble>> others) {
    more = others;
  }

  /**
   * The routes, each with the permission it needs.
   *
   * @param provider where else people of the newsroom may sign in, or null
   * @param watch those who wake the team
   */
  List<Route> routes(
      Keys keys, Supplier<FormPages> pages, @Nullable ProviderSignIn provider, NightWatch watch) {
    String language = catalog.get().languages().getFirst();
    Notebook notebook = new Notebook(catalog, ids);
    WorkSchedule works = new WorkSchedule(catalog, ids);
    Tools tools = tools(notebook, works, keys);
    Noted noted = new Noted(new AuditLog(ids), this::commit);
    List<Route> routes =
        Stream.of(
                new ReportApi(pipeline.intake(), problems, base).routes(),
                new BounceApi(
                        pipeline.statusPage()::snapshot,
                        catalog,
                        new Reporters(keys),
                        problems,
                        clock)
                    .routes(),
                new PeopleForms(pipeline.intake(), pages).routes(),
                new WorkaroundForms(notebook, this::commit, new Reporters(keys), pages, clock)
                    .routes(),
                new AffectedForms(
                        pipeline.statusPage()::snapshot,
                        catalog::ground,
                        new Reporters(keys),
                        pages,
                        clock)
                    .routes(),
                new StatementApi(
                        pipeline.publisher()::publish, problems, base, language, tools.lint())
                    .routes(),
                new DeskApi(notebook, works, noted, problems, clock, () -> catalog.get().zone())
                    .routes(),
                new CallApi(pipeline.calls(), noted, problems, clock).routes(),
                new RingApi(watch.bell(), problems, base).routes(),
                new Newsroom(tools, provider).routes(),
                alertRoom(tools, watch).routes())
            .flatMap(List::stream)
            .toList();
    return new StoreDown(pages.get()).told(routes);
  }

  /** The routes of those who want to be told; of a site without mail, a page that says so. */
  List<Route> subscriptions(Keys keys, Supplier<FormPages> pages, @Nullable PostOffice post) {
    if (post == null) {
      return SubscriptionForms.closed(pages);
    }
    SubscriptionForms forms =
        new SubscriptionForms(post.subscriptions(), new Reporters(keys), pages, clock);
    StatuspageSubscribers clients =
        new StatuspageSubscribers(
            post.subscriptions(),
            new Reporters(keys),
            problems,
            () -> catalog.get().languages().getFirst(),
            clock);
    return new StoreDown(pages.get())
        .told(Stream.concat(forms.routes().stream(), clients.routes().stream()).toList());
  }

  /** The routes of operators who prove a domain, and of those who deal with them. */
  List<Route> operators(Keys keys, Supplier<FormPages> pages, OperatorOffice office) {
    FormToken token = new FormToken(keys.derive("operator forms"));
    OperatorForms entry =
        new OperatorForms(
            office.operators(),
            office.admission(),
            this::look,
            token,
            new Reporters(keys),
            pages,
            clock);
    OperatorDeskForms desk =
        new OperatorDeskForms(
            new OperatorDeskForms.Room(
                office.operators(),
                office.desk(),
                pipeline.aftermaths(),
                pipeline.archive(),
                this::look,
                this::step,
                this::commit,
                pipeline.statusPage()::snapshot),
            token,
            pages,
            catalog,
            clock);
    OperatorRoom room =
        new OperatorRoom(
            tools(new Notebook(catalog, ids), new WorkSchedule(catalog, ids), keys),
            new OperatorRoom.Guests(office.operators(), office.desk(), office.notes()));
    List<Route> routes =
        Stream.of(entry.routes(), desk.routes(), room.routes()).flatMap(List::stream).toList();
    return new StoreDown(pages.get()).told(routes);
  }

  /** The forms and refusals of the public site, made anew when another catalogue is in force. */
  Supplier<FormPages> pages(Assets assets, @Nullable LocalizedText demo) {
    AtomicReference<@Nullable Drawn> last = new AtomicReference<>();
    return () -> {
      Catalog now = catalog.get();
      Drawn drawn = last.get();
      if (drawn == null || drawn.catalog() != now) {
        drawn = new Drawn(now, new FormPages(now, assets, problems, clock, demo));
        last.set(drawn);
      }
      return drawn.pages();
    };
  }

  private record Drawn(Catalog catalog, FormPages pages) {}

  private AlertRoom alertRoom(Tools tools, NightWatch watch) {
    SecureRandom random = new SecureRandom();
    return new AlertRoom(
        tools,
        new AlertRoom.Alerts(
            watch.answering(),
            watch.bell(),
            watch.words(),
            watch.push(),
            () -> browserKey(random)));
  }

  private static String browserKey(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Tools tools(Notebook notebook, WorkSchedule works, Keys keys) {
    return new Tools(
        catalog,
        pipeline.snapshots()::refresh,
        pipeline.archive(),
        pipeline.publisher(),
        pipeline.desk(),
        notebook,
        works,
        this::step,
        this::look,
        new Lint(ReadyTextsFile.shipped()),
        house.household(),
        new AuditLog(ids),
        new FormToken(keys.derive("forms")),
        this::troubles,
        clock,
        ids,
        press(),
        pipeline.legal(),
        telephone(notebook),
        pipeline.aftermaths(),
        house.passkeys(base, keys.derive("passkeys")),
        new Hindsight(work -> pipeline.state().read(work::apply), pipeline.journal()));
  }

  private Telephone telephone(Notebook notebook) {
    return new Telephone(
        pipeline.calls(), new ProposalBox(notebook, new AuditLog(ids), ids), catalog::ground);
  }

  private <T> T look(Function<Transaction, T> work) {
    return pipeline.state().read(work::apply);
  }

  private Press press() {
    Publisher publisher = pipeline.publisher();
    return new Press(
        pipeline.sheets(),
        new Approvals(publisher, pipeline.schedule(), ids),
        pipeline.schedule(),
        new Previews(publisher, ids, new SecureRandom()),
        pipeline.snapshots().workTexts());
  }

  private <T> T step(Function<Transaction, T> work) {
    T result = pipeline.state().write(work::apply);
    pipeline.snapshots().nudge();
    return result;
  }

  private <T> Answer<T> commit(Function<Transaction, Answer<T>> command) {
    return Commits.run(pipeline.state(), command, pipeline.snapshots()::nudge);
  }

  private List<Trouble> troubles() {
    return Stream.concat(
            pipeline.health().stream()
                .filter(health -> health.lastError() != null)
                .map(FrontOffice::trouble),
            more.get().stream())
        .toList();
  }

  private static Trouble trouble(FollowerHealth health) {
    return new Trouble(
        health.follower() + " " + health.partition(),
        health.caughtUpAt(),
        String.valueOf(health.lastError()));
  }
}
