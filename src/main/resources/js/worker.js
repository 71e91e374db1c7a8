// Stands behind the newsroom's pages: shows alerts outside them, and answers when the line is gone.
// It keeps public parts alone: no page of the newsroom is ever put on its shelf.
"use strict";
const SHELF = "tocsin-offline", PAGE = "/console/offline", HOME = "/console";
const PARTS = ["/console/style.css", "/console/newsroom.js"];
// Pages on which nothing is being written: a tap on an alert may take their place.
const CALM = /^\/console(\/(playbooks|alerts|waiting|account)(\/[^/]+)?)?$/;
const asStranger = (path) => new Request(path, {credentials: "omit", cache: "no-cache"});

addEventListener("install", (event) => event.waitUntil((async () => {
  const shelf = await caches.open(SHELF);
  await shelf.addAll(PARTS.map(asStranger));
  const page = await fetch(asStranger(PAGE));
  if (!page.ok) throw new Error("no page for lost lines");
  await shelf.put(PAGE, page);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  if (registration.navigationPreload) await registration.navigationPreload.enable();
  await clients.claim();
})()));

const shelved = async (path) => (await caches.open(SHELF)).match(path, {ignoreVary: true});

// A gateway that answers for a server that does not is a lost line too.
const page = async (event) => {
  let answer;
  try {
    answer = await event.preloadResponse || await fetch(event.request);
    if (answer.status !== 502 && answer.status !== 504) return answer;
  } catch { /* no line */ }
  return await shelved(PAGE) || answer || Response.error();
};

const part = async (request, path) => {
  try { return await fetch(request); } catch { return await shelved(path) || Response.error(); }
};

// What is sent goes its own way: the browser says where it comes from, which a worker would hide.
addEventListener("fetch", (event) => {
  const request = event.request, path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (PARTS.includes(path)) event.respondWith(part(request, path));
});

const place = (path) => {
  const url = new URL(path || HOME, location.origin);
  const ours = url.pathname === HOME || url.pathname.startsWith(HOME + "/");
  return url.origin === location.origin && ours ? url : new URL(HOME, location.origin);
};

// A page that is closed hears of an alert by push; what is shown already is not shown again.
const hear = async (sent) => {
  const before = await registration.getNotifications({tag: sent.alert});
  if (!sent.taken && before.some((note) => note.data && note.data.round >= sent.round)) return;
  await registration.showNotification(sent.title, {
    tag: sent.alert, renotify: !sent.taken, silent: sent.taken, requireInteraction: !sent.taken,
    ...(sent.taken ? {} : {vibrate: [300, 150, 300]}),
    data: {path: HOME + "/alerts/" + encodeURIComponent(sent.alert), round: sent.round}
  });
};
addEventListener("push", (event) => { if (event.data) event.waitUntil(hear(event.data.json())); });

// The alert's own page if it is open, a page that can give way, or a new one.
const lead = async (path) => {
  const there = place(path), open = await clients.matchAll({type: "window", includeUncontrolled: true});
  const at = (client) => new URL(client.url);
  const same = open.find((client) => at(client).pathname === there.pathname);
  if (same) return same.focus();
  const calm = open.find((client) => CALM.test(at(client).pathname));
  const led = calm && await calm.navigate(there.href).catch(() => null);
  return led ? led.focus() : clients.openWindow(there.href);
};

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data && event.notification.data.path));
});
