package io.tocsin.console;

import io.tocsin.access.Invitation;
import io.tocsin.access.Right;
import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.web.Handler;
import io.tocsin.web.Method;
import io.tocsin.web.PathPattern;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of the newsroom's routes, each with what it asks of who comes; thread-safe. */
public final class Newsroom {

  /** The page to which strangers are sent. */
  public static final String SIGN_IN = "/console/sign-in";

  private static final Permission EVERYBODY = new Permission.Everybody();
  private static final Permission READ = Right.READ.permission();
  private static final Permission DESK = Right.DESK.permission();
  private static final Permission APPROVE = Right.APPROVE.permission();
  private static final Permission SPEAK = Right.SPEAK.permission();
  private static final Permission MANAGE = Right.MANAGE.permission();
  private static final int STATEMENT_BODY = 128 * 1024;

  private final List<Route> routes = new ArrayList<>();
  private final Reception reception;

  /** Where the provider of identities sends people back, exactly as registered there. */
  public static final String PROVIDER_RETURN = "/console/sign-in/return";

  /** Opens the newsroom, where people sign in by password alone. */
  public Newsroom(Tools tools) {
    this(tools, null);
  }

  /**
   * Opens the newsroom.
   *
   * @param provider where else people may sign in, or null
   */
  public Newsroom(Tools tools, @Nullable ProviderSignIn provider) {
    reception = new Reception(tools);
    Pages pages = new Pages();
    Asset style = Asset.style();
    get("/console/style.css", EVERYBODY, _ -> style.reply());
    Asset script = Asset.script();
    get("/console/newsroom.js", EVERYBODY, _ -> script.reply());
    Asset worker = Asset.worker(style, script);
    get("/console/worker.js", EVERYBODY, _ -> worker.reply());
    get("/console/offline", EVERYBODY, reception.reads(visit -> lostLine(pages, visit)));
    EntryPages entries = new EntryPages(tools, pages, provider);
    entry(entries);
    if (provider != null) {
      elsewhere(new ProviderPages(provider, entries, pages));
    }
    account(new AccountPages(tools, pages));
    passkeys(new PasskeyPages(tools));
    keys(new KeyPages(tools, pages));
    audit(new AuditPages(tools, pages));
    IncidentPages incidents = new IncidentPages(tools, pages);
    get("/console", READ, reception.reads(incidents::list));
    get("/console/incidents/{incident}", READ, reception.reads(incidents::one));
    acts(new Deeds(tools, pages, incidents));
    words(tools, pages);
    works(new WorkPages(tools, pages));
    sheets(new SheetPages(tools, pages));
    statements(new StatementPages(tools, pages));
    legal(new LegalPages(tools, pages));
    desk(new DeskPages(tools, pages), tools);
    notes(new DeskNotes(tools, pages, incidents), new AffectedPages(tools, pages));
    out(new OutPages(tools, pages));
    waiting(new WaitingPages(tools, pages));
    after(new AfterPages(tools, pages));
    WhyPages why = new WhyPages(tools, pages);
    get(WhyPages.PATH, READ, reception.reads(why::why));
    get(WhyPages.REPORTS, READ, reception.reads(why::reports));
  }

  /** What a browser shows when nobody answers: nothing in it is for one person. */
  private static Reply lostLine(Pages pages, Visit visit) {
    return pages.page(200, visit.left(), "offline", Map.of());
  }

  /** Returns the path of the page to which a one-time link leads. */
  public static String pathOf(Invitation invitation) {
    return "/console/first/" + invitation.secret().text();
  }

  /** Returns every route of the newsroom. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  private void entry(EntryPages pages) {
    get(SIGN_IN, EVERYBODY, reception.reads(pages::signIn));
    post(SIGN_IN, EVERYBODY, reception.acts(pages::enter, (visit, _) -> pages.signIn(visit)));
    get("/console/first/{link}", EVERYBODY, reception.reads(pages::invitation));
    post("/console/first/{link}", EVERYBODY, reception.acts(pages::accept));
    get("/console/recover", EVERYBODY, reception.reads(pages::recovery));
    post("/console/recover", EVERYBODY, reception.acts(pages::recover));
    post("/console/sign-out", READ, reception.acts(pages::leave));
  }

  private void account(AccountPages pages) {
    String account = "/console/account";
    get(account, READ, reception.reads(pages::account));
    post(account, READ, reception.acts(pages::changePassword));
    post(account + "/name", READ, reception.acts(pages::rename));
    post(account + "/recovery", READ, reception.acts(pages::renewCodes));
    post(account + "/sessions/end", READ, reception.acts(pages::endOthers));
    post(account + "/sessions/{session}/end", READ, reception.acts(pages::endSession));
  }

  private void elsewhere(ProviderPages pages) {
    post(SIGN_IN + "/provider", EVERYBODY, reception.acts(pages::depart));
    post("/console/first/{link}/provider", EVERYBODY, reception.acts(pages::departInvited));
    get(PROVIDER_RETURN, EVERYBODY, reception.reads(pages::arrive));
  }

  private void passkeys(PasskeyPages pages) {
    post("/console/sign-in/passkey/options", EVERYBODY, reception.answers(pages::signing));
    post("/console/sign-in/passkey", EVERYBODY, reception.answers(pages::enter));
    String keys = "/console/account/passkeys";
    post(keys + "/options", READ, reception.answers(pages::making));
    post(keys, READ, reception.answers(pages::add));
    post(keys + "/{passkey}/remove", READ, reception.acts(pages::remove));
  }

  private void keys(KeyPages pages) {
    get("/console/people", MANAGE, reception.reads(pages::people));
    post("/console/people", MANAGE, reception.acts(pages::invite));
    post("/console/people/{person}/role", MANAGE, reception.acts(pages::changeRole));
    post("/console/people/{person}/name", MANAGE, reception.acts(pages::rename));
    post("/console/people/{person}/close", MANAGE, reception.acts(pages::close));
    post("/console/people/{person}/reopen", MANAGE, reception.acts(pages::reopen));
    get("/console/tokens", MANAGE, reception.reads(pages::tokens));
    post("/console/tokens", MANAGE, reception.acts(pages::issue));
    post("/console/tokens/{token}/revoke", MANAGE, reception.acts(pages::revoke));
  }

  private void audit(AuditPages pages) {
    get("/console/audit", MANAGE, reception.reads(pages::log));
    get("/console/audit.csv", MANAGE, reception.reads(pages::file));
  }

  private void acts(Deeds deeds) {
    get("/console/open", SPEAK, reception.reads(deeds::openForm));
    post("/console/open", SPEAK, reception.actsOnce(deeds::open));
    String incident = "/console/incidents/{incident}";
    post(incident + "/workarounds", SPEAK, reception.actsOnce(deeds::addWorkaround));
    post(
        incident + "/workarounds/{workaround}/withdraw",
        SPEAK,
        reception.actsOnce(deeds::withdrawWorkaround));
    post(incident + "/claims", SPEAK, reception.actsOnce(deeds::recordClaim));
    post(incident + "/checks", SPEAK, reception.actsOnce(deeds::recordCheck));
    post(incident + "/states", SPEAK, reception.actsOnce(deeds::setState));
    post(incident + "/close", SPEAK, reception.actsOnce(deeds::close));
  }

  private void words(Tools tools, Pages pages) {
    ContradictionPages found = new ContradictionPages(tools, pages);
    ClaimPages claims = new ClaimPages(tools, pages, found);
    String incident = "/console/incidents/{incident}";
    get(incident + "/contradictions", READ, reception.reads(found::all));
    post("/console/contradictions/{contradiction}", SPEAK, reception.actsOnce(found::settle));
    get(incident + "/claim", SPEAK, reception.reads(claims::form));
    large(incident + "/claim", SPEAK, reception.actsOnce(claims::record));
    post(incident + "/claims/{claim}/looked", SPEAK, reception.actsOnce(claims::looked));
    post(incident + "/questions", SPEAK, reception.actsOnce(claims::ask));
    post("/console/questions/{question}/answered", SPEAK, reception.actsOnce(claims::answered));
  }

  private void works(WorkPages pages) {
    get("/console/maintenance", SPEAK, reception.reads(pages::form));
    post("/console/maintenance", SPEAK, reception.actsOnce(pages::announce));
    get("/console/maintenance/{work}", READ, reception.reads(pages::one));
    post("/console/maintenance/{work}/finish", SPEAK, reception.actsOnce(pages::finish));
    post("/console/maintenance/{work}/cancel", SPEAK, reception.actsOnce(pages::cancel));
  }

  private void sheets(SheetPages pages) {
    String path = "/console/incidents/{incident}/sheet";
    get(path, SPEAK, reception.reads(pages::form));
    large(path, SPEAK, reception.actsOnce(pages::save, pages::saveAgain));
  }

  private void statements(StatementPages pages) {
    String path = "/console/incidents/{incident}/statement";
    get(path, SPEAK, reception.reads(pages::compose));
    large(path, SPEAK, reception.acts(pages::send, pages::sendAgain));
  }

  private void after(AfterPages pages) {
    String path = "/console/incidents/{incident}/after";
    get(path, READ, reception.reads(pages::form));
    large(path, SPEAK, reception.actsOnce(pages::publish));
    post(path + "/{commitment}", SPEAK, reception.actsOnce(pages::change));
  }

  private void legal(LegalPages pages) {
    String path = "/console/incidents/{incident}/clocks";
    get(path, READ, reception.reads(pages::list));
    post(path, SPEAK, reception.actsOnce(pages::answer));
    get(path + "/{clock}/{step}", READ, reception.reads(pages::step));
    post(path + "/{clock}/{step}", SPEAK, reception.actsOnce(pages::done));
  }

  private void out(OutPages pages) {
    get("/console/incidents/{incident}/out/{statement}", READ, reception.reads(pages::out));
    get("/console/preview/{token}", EVERYBODY, reception.reads(pages::preview));
  }

  private void waiting(WaitingPages pages) {
    get("/console/waiting", READ, reception.reads(pages::list));
    get("/console/waiting/{draft}", READ, reception.reads(pages::one));
    String draft = "/console/waiting/{draft}";
    post(draft + "/approve", APPROVE, reception.actsOnce(pages::approve));
    post(draft + "/refuse", APPROVE, reception.actsOnce(pages::refuse));
    post(draft + "/withdraw", SPEAK, reception.actsOnce(pages::withdraw));
    post(draft + "/cancel", SPEAK, reception.actsOnce(pages::cancel));
    post(draft + "/seen", SPEAK, reception.actsOnce(pages::seen));
    String work = "/console/waiting/work/{planned}";
    post(work + "/cancel", SPEAK, reception.actsOnce(pages::cancelWork));
    post(work + "/seen", SPEAK, reception.actsOnce(pages::seenWork));
    post(draft + "/revoke", SPEAK, reception.actsOnce(pages::revoke));
  }

  /** A form with long texts in it. */
  private void large(String pattern, Permission permission, Handler handler) {
    routes.add(
        new Route(Method.POST, PathPattern.of(pattern), permission, STATEMENT_BODY, handler));
  }

  private void desk(DeskPages pages, Tools tools) {
    DeskTaps taps = new DeskTaps(tools, pages);
    get(DeskPages.PATH, DESK, reception.reads(pages::desk));
    get(DeskPages.PATH + "/waits", DESK, reception.reads(pages::waited));
    get(DeskPages.PATH + "/place", DESK, reception.reads(pages::elsewhere));
    post(DeskPages.PATH + "/place", DESK, reception.acts(taps::place));
    post(DeskPages.PATH + "/calls", DESK, reception.actsOnce(taps::tally));
    post(DeskPages.PATH + "/undo", DESK, reception.actsOnce(taps::undo));
    post(DeskPages.PATH + "/wait", DESK, reception.actsOnce(taps::waits));
  }

  private void notes(DeskNotes notes, AffectedPages affected) {
    get(DeskPages.PATH + "/affected", DESK, reception.reads(affected::form));
    post(DeskPages.PATH + "/affected", DESK, reception.acts(affected::answer));
    String said = DeskPages.PATH + "/said/{incident}";
    get(said, DESK, reception.reads(notes::saidForm));
    post(said, DESK, reception.actsOnce(notes::said));
    String way = DeskPages.PATH + "/way/{incident}";
    get(way, DESK, reception.reads(notes::wayForm));
    post(way, DESK, reception.actsOnce(notes::way));
    String proposal = "/console/incidents/{incident}/proposals/{proposal}";
    post(proposal + "/publish", SPEAK, reception.actsOnce(notes::publish));
    post(proposal + "/decline", SPEAK, reception.actsOnce(notes::decline));
  }

  private void get(String pattern, Permission permission, Handler handler) {
    routes.add(Route.get(pattern, permission, handler));
  }

  private void post(String pattern, Permission permission, Handler handler) {
    routes.add(Route.post(pattern, permission, handler));
  }

  /** Returns an answer that leads back to an incident. */
  static Reply toIncident(String id) {
    return Reply.seeOther("/console/incidents/" + id);
  }
}
