// Makes pages fresher that are whole without it: ages tick, texts are copied, what was typed is kept.
(() => {
  "use strict";
  const doc = document, data = doc.body.dataset, lang = doc.documentElement.lang;
  const ahead = Date.parse(data.now) - Date.now(); // a story has a clock of its own
  const near = new Intl.RelativeTimeFormat(lang, {numeric: "always", style: "short"});
  const tick = () => {
    for (const span of doc.querySelectorAll("[data-due]")) {
      const minutes = Math.round((Date.parse(span.dataset.due) - Date.now() - ahead) / 60000);
      const far = Math.abs(minutes) >= 120;
      span.textContent = near.format(far ? Math.trunc(minutes / 60) : minutes, far ? "hour" : "minute");
      span.classList.toggle("late", minutes < 0 && "promise" in span.dataset);
    }
  };
  tick();
  setInterval(tick, 10000);

  for (const button of doc.querySelectorAll("[data-copy],[data-copy-link]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = doc.getElementById(button.dataset.copy || button.dataset.copyLink);
      await navigator.clipboard.writeText(button.dataset.copyLink ? from.href : from.innerText.trim());
      button.textContent = data.copied;
    });
  }

  // A link to a folded text unfolds it.
  const unfold = () => {
    const there = location.hash.length > 1 && doc.getElementById(location.hash.slice(1));
    if (there && there.tagName === "DETAILS") there.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // What is typed stays on this phone until it is sent; signing out takes it away.
  const PREFIX = "tocsin:";
  let store;
  try { store = window.localStorage; } catch { return; }
  const all = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
  const forget = (keep) => all().filter((key) => !keep(key)).forEach((key) => store.removeItem(key));
  const mine = PREFIX + (data.account || "") + ":";
  if (data.account) forget((key) => key.startsWith(mine));
  for (const form of doc.querySelectorAll("form[action$='/sign-out']")) {
    form.addEventListener("submit", () => forget(() => false));
  }
  for (const done of doc.querySelectorAll("[data-done]")) forget((key) => !key.startsWith(mine + done.dataset.done));
  const form = doc.querySelector("form[data-keep]");
  if (!form || !data.account) return;
  const key = mine + form.dataset.keep;
  const FIXED = ["form_token", "key", "seen_version", "seen_sheet", "seen_said", "stage"];
  const read = () => [...new FormData(form)].filter(([name]) => !FIXED.includes(name));
  const untouched = JSON.stringify(read());
  const clock = (at) => new Date(at + ahead).toLocaleTimeString(lang, {hour: "2-digit", minute: "2-digit"});
  const line = doc.createElement("p");
  line.className = "kept";
  line.setAttribute("role", "status");
  form.querySelector(".bar").before(line);
  const tell = (words, at, act) => {
    line.textContent = words.replace("TIME", clock(at)) + " ";
    if (!act) return;
    const button = doc.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = data.forget;
    button.addEventListener("click", act);
    line.append(button);
  };
  const drop = () => store.removeItem(key);
  const keep = () => {
    const fields = read();
    if (JSON.stringify(fields) === untouched) { line.textContent = ""; return Date.now(); }
    const at = Date.now();
    try { store.setItem(key, JSON.stringify({at, fields})); tell(data.kept, at, again); } catch { line.textContent = ""; }
    return at;
  };
  const again = () => { clearTimeout(later); drop(); location.reload(); };
  const fill = (fields) => {
    const values = new Map();
    for (const [name, value] of fields) values.set(name, [...(values.get(name) || []), value]);
    for (const field of form.elements) {
      if (!field.name || FIXED.includes(field.name) || field.type === "submit") continue;
      const held = values.get(field.name) || [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = held.includes(field.value);
      else if (held.length) field.value = held[0];
    }
  };
  let later;
  let saved = null;
  try { saved = JSON.parse(store.getItem(key)); } catch { drop(); }
  if (saved && Date.now() - saved.at < 86400000 && !form.hasAttribute("data-answer")) {
    fill(saved.fields);
    tell(data.kept, saved.at, again);
  }
  form.addEventListener("input", () => { clearTimeout(later); later = setTimeout(keep, 300); });

  // Asks first whether there is a connection; while there is none it waits and loses nothing.
  let sure = false;
  const send = async (pressed) => {
    try {
      const answer = await fetch("/console/newsroom.js", {method: "HEAD", cache: "no-store"});
      if (!answer.ok) throw new Error("no answer");
      sure = true;
      form.requestSubmit(pressed);
    } catch {
      tell(data.offline, keep());
      line.classList.add("unsent");
      setTimeout(() => send(pressed), 4000);
    }
  };
  form.addEventListener("submit", (event) => {
    if (sure) { sure = false; return; }
    event.preventDefault();
    keep();
    send(event.submitter);
  });
})();
