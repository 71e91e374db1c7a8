// Shows on every open page of the newsroom what rings, and says so outside it if that was allowed.
(() => {
  "use strict";
  const doc = document, main = doc.getElementById("main");
  if (!doc.querySelector("nav.desk")) return;

  // The worker behind the pages; browsers have it over HTTPS and on the machine itself alone.
  const WORKER = "/console/worker.js", SCOPE = "/console", OFF = "tocsin_bell=off";
  const lang = doc.documentElement.lang;
  const policy = window.trustedTypes && trustedTypes.createPolicy("tocsin-worker", {
    createScriptURL: (path) => { if (path !== WORKER) throw new TypeError("not our worker"); return path; }
  });
  const worker = navigator.serviceWorker
    ? navigator.serviceWorker.register(policy ? policy.createScriptURL(WORKER) : WORKER, {scope: SCOPE, updateViaCache: "none"})
      .then(() => navigator.serviceWorker.ready).catch(() => null)
    : Promise.resolve(null);

  // The page for lost lines is kept in the language that is read here.
  const shelve = async () => {
    const page = "/console/offline", shelf = await caches.open("tocsin-offline"), kept = await shelf.match(page, {ignoreVary: true});
    if (kept && sessionStorage.getItem("tocsin-shelved") === lang) return;
    const answer = await fetch(page + "?lang=" + lang, {credentials: "omit"});
    if (answer.ok) await shelf.put(page, answer);
    sessionStorage.setItem("tocsin-shelved", lang);
  };
  worker.then((there) => there && shelve()).catch(() => {});

  const wanted = () => !doc.cookie.split("; ").includes(OFF);
  let behind = true; // until it is known that no worker came
  const possible = () => "Notification" in window && "serviceWorker" in navigator && behind;
  const isOn = () => possible() && Notification.permission === "granted" && wanted();
  const show = async (title, tag, data, body) => {
    const there = await worker;
    if (there) await there.showNotification(title, {body, tag, lang, data, renotify: true, requireInteraction: tag !== "trial", vibrate: [300, 150, 300]});
  };

  // One open page says it once, whichever page it is; who has seen a round is not told it again.
  const TOLD = "tocsin-told";
  const once = (work) => navigator.locks ? navigator.locks.request(TOLD, work) : work();
  const stands = async (alert) => {
    const there = await worker;
    return there !== null && (await there.getNotifications({tag: alert.id})).some((note) => note.data && note.data.round >= alert.round);
  };
  const tell = async (ringing, site) => {
    let told = {};
    try { told = JSON.parse(localStorage.getItem(TOLD)) || {}; } catch { /* nothing was told */ }
    const now = {};
    for (const alert of ringing) {
      now[alert.id] = alert.round;
      if (told[alert.id] >= alert.round || await stands(alert)) continue;
      await show(alert.title, alert.id, {path: "/console/alerts/" + encodeURIComponent(alert.id), round: alert.round}, site);
    }
    localStorage.setItem(TOLD, JSON.stringify(now));
    const there = await worker;
    for (const note of there ? await there.getNotifications() : []) if (note.tag !== "trial" && !(note.tag in now)) note.close();
  };

  const title = doc.title, banner = doc.createElement("div"), list = doc.createElement("ul");
  banner.className = "alarm";
  banner.setAttribute("role", "alert");
  banner.hidden = true;
  banner.append(list);
  main.prepend(banner);
  const draw = (alerts) => {
    const ringing = alerts.filter((alert) => alert.ringing);
    list.replaceChildren(...ringing.map((alert) => {
      const item = doc.createElement("li"), link = doc.createElement("a");
      link.href = "/console/alerts/" + encodeURIComponent(alert.id);
      link.textContent = alert.title;
      item.append(link);
      return item;
    }));
    banner.hidden = !ringing.length;
    doc.title = ringing.length ? "(!) " + title : title;
    if (isOn()) once(() => tell(ringing, title.split(" · ").pop())).catch(() => {});
  };
  // Whose session has ended hears of no alert any more, and must know.
  let ended = false;
  const end = () => {
    ended = true;
    const item = doc.createElement("li"), link = doc.createElement("a");
    link.href = "/console/sign-in";
    link.textContent = doc.body.dataset.ended;
    item.append(link);
    list.replaceChildren(item);
    banner.hidden = false;
    doc.title = "(!) " + title;
    if (isOn()) show(link.textContent, "ended", {path: link.pathname}, title.split(" · ").pop());
  };
  const look = async () => {
    if (ended) return;
    try {
      const answer = await fetch("/console/alerts.json", {headers: {Accept: "application/json"}});
      if (answer.redirected && answer.url.includes("/sign-in")) end();
      else if (answer.ok) draw((await answer.json()).open);
    } catch { /* without an answer nothing is known: what rang rings on */ }
  };
  if (window.EventSource) new EventSource("/console/events").addEventListener("generation", look);
  setInterval(look, 30000); // another node may have raised it
  look();

  // Closed pages are woken by push, where the browser has a service for it.
  const say = (path, body) => fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)})
    .then((answer) => { if (!answer.ok) throw new Error("refused"); return answer.json(); });
  const subscribe = async () => {
    try {
      const there = await worker, house = await (await fetch("/console/bell.json")).json();
      const old = await there.pushManager.getSubscription();
      const asked = old || await there.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: house.key});
      await say("/console/bell", asked);
      return house.named;
    } catch { return false; } // no push here: open pages show alerts all the same
  };
  const unsubscribe = async () => {
    const there = await worker, old = there && there.pushManager && await there.pushManager.getSubscription();
    if (!old) return;
    await say("/console/bell/end", {endpoint: old.endpoint}).catch(() => {});
    await old.unsubscribe();
  };
  const WOKEN = "tocsin-woken";
  const wake = async () => {
    if (!isOn()) return;
    if (sessionStorage.getItem(WOKEN) === null) sessionStorage.setItem(WOKEN, await subscribe() ? "1" : "0");
  };
  const woken = () => sessionStorage.getItem(WOKEN) === "1";
  const hung = worker.then((there) => there && wake()).catch(() => {});

  // The switch: what holds is said in words.
  const block = doc.querySelector("[data-bell]");
  if (!block) return;
  const word = block.querySelector("[role=status]"), button = (name) => block.querySelector("[data-do=" + name + "]");
  const state = () => !possible() ? "unable" : Notification.permission === "denied" ? "refused" : isOn() ? (woken() ? "woken" : "on") : "off";
  const paint = () => {
    const now = state();
    word.textContent = block.dataset[now];
    block.dataset.bell = now;
    block.hidden = false;
    for (const one of block.querySelectorAll("[data-do]")) one.hidden = (one.dataset.do === "on") !== (now === "off") || now === "refused" || now === "unable";
  };
  const turn = (off) => {
    doc.cookie = OFF + "; Path=/console; SameSite=Strict; Max-Age=" + (off ? 31536000 : 0) + (location.protocol === "https:" ? "; Secure" : "");
  };
  const trial = () => show(block.dataset.trial, "trial", {path: "/console"}, block.dataset.trialText);
  button("on").addEventListener("click", async () => {
    const before = Notification.permission;
    if (before === "default") await Notification.requestPermission();
    if (Notification.permission === "granted") { turn(false); await trial(); look(); }
    paint();
    await wake();
    paint();
    if (isOn()) button("off").focus();
  });
  button("off").addEventListener("click", async () => {
    turn(true);
    localStorage.removeItem(TOLD);
    sessionStorage.removeItem(WOKEN);
    await unsubscribe();
    const there = await worker;
    for (const note of there ? await there.getNotifications() : []) note.close();
    paint();
    button("on").focus();
  });
  const again = button("try");
  if (again) again.addEventListener("click", trial);
  if (navigator.permissions) navigator.permissions.query({name: "notifications"}).then((held) => { held.onchange = paint; }).catch(() => {});
  worker.then((there) => { behind = there !== null; paint(); });
  hung.then(paint);
  paint();
})();
