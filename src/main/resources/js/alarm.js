// Shows on every open page of the newsroom what rings, and says so outside it if that was allowed.
(() => {
  "use strict";
  const doc = document, main = doc.getElementById("main");
  if (!doc.querySelector("nav.desk") || !window.EventSource) return;
  const title = doc.title, told = new Set();
  const banner = doc.createElement("div"), list = doc.createElement("ul");
  banner.className = "alarm";
  banner.setAttribute("role", "alert");
  banner.hidden = true;
  banner.append(list);
  main.prepend(banner);
  const show = alerts => {
    const ringing = alerts.filter(alert => alert.ringing);
    list.replaceChildren(...ringing.map(alert => {
      const item = doc.createElement("li"), link = doc.createElement("a");
      link.href = "/console/alerts/" + encodeURIComponent(alert.id);
      link.textContent = alert.title;
      item.append(link);
      return item;
    }));
    banner.hidden = !ringing.length;
    doc.title = ringing.length ? "(!) " + title : title;
    for (const alert of ringing) {
      const key = alert.id + " " + alert.round;
      if (told.has(key)) continue;
      told.add(key);
      if (window.Notification && Notification.permission === "granted") {
        const note = new Notification(alert.title, {tag: alert.id, renotify: true, requireInteraction: true});
        note.onclick = () => { window.focus(); location.href = "/console/alerts/" + encodeURIComponent(alert.id); };
      }
    }
  };
  const look = () => fetch("/console/alerts.json", {headers: {Accept: "application/json"}})
    .then(answer => answer.ok ? answer.json() : {open: []})
    .then(body => show(body.open))
    .catch(() => {});
  const stream = new EventSource("/console/events");
  stream.addEventListener("generation", look);
  setInterval(look, 30000); // another node may have raised it
  look();
  const ask = doc.querySelector("[data-notify]");
  if (ask && window.Notification && Notification.permission === "default") {
    ask.hidden = false;
    ask.addEventListener("click", () => Notification.requestPermission().then(() => { ask.hidden = true; }));
  }
})();
