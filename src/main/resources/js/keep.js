// Keeps on this device what is typed into a form until it is sent. It survives a closed page, a lost
// line and a restart; it is for the account that typed it, and signing out takes it away.
(() => {
  "use strict";
  const doc = document, data = doc.body.dataset, lang = doc.documentElement.lang;
  const PREFIX = "tocsin:", WHO = "tocsin-who", DAY = 86400000, LONGEST_SESSION = DAY / 2;
  const away = doc.querySelector("[data-line]") !== null; // this page lay on a shelf
  const ahead = away ? 0 : Date.parse(data.now) - Date.now(); // a story has a clock of its own
  let store;
  try { store = window.localStorage; store.getItem(WHO); } catch { return; }
  const keys = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
  const forget = (gone) => keys().filter(gone).forEach((key) => store.removeItem(key));
  const read = (key) => { try { return JSON.parse(store.getItem(key)); } catch { store.removeItem(key); return null; } };
  const prefixOf = (account) => PREFIX + encodeURIComponent(account) + ":";
  const near = new Intl.RelativeTimeFormat(lang, {numeric: "always"});
  const age = (at) => {
    const minutes = Math.min(0, Math.round((at - Date.now()) / 60000));
    if (minutes === 0) return data.just;
    if (minutes > -120) return near.format(minutes, "minute");
    return minutes > -2880 ? near.format(Math.round(minutes / 60), "hour") : near.format(Math.round(minutes / 1440), "day");
  };
  const clock = (at) => new Date(at + ahead).toLocaleTimeString(lang, {hour: "2-digit", minute: "2-digit", timeZone: data.zone});

  // Who was here last: without a line nobody can be asked. A way in that stands open says that nobody is.
  let who = data.account || "";
  if (who) {
    store.setItem(WHO, JSON.stringify({account: who, at: Date.now()}));
    forget((key) => !key.startsWith(prefixOf(who)));
  } else if (doc.querySelector("form[action='/console/sign-in']")) {
    store.removeItem(WHO);
  } else if (away) {
    const last = read(WHO);
    if (last && Date.now() - last.at < LONGEST_SESSION) who = last.account;
  }
  let over = false; // signed out, here or in another tab: nothing is kept any more
  for (const form of doc.querySelectorAll("form[action$='/sign-out']")) {
    form.addEventListener("submit", () => {
      over = true;
      Object.keys(store).filter((key) => key.startsWith("tocsin")).forEach((key) => store.removeItem(key));
    });
  }
  addEventListener("storage", (event) => {
    if (!event.key || event.key === WHO) over = !event.newValue || JSON.parse(event.newValue).account !== who;
  });
  forget((key) => { const kept = read(key); return !kept || Date.now() - kept.at > (kept.days || 1) * DAY; });
  const mine = prefixOf(who);
  // The newsroom says which form it took.
  if (data.account) forget((key) => { const kept = read(key); return kept && kept.key && kept.key === data.sent; });
  for (const done of doc.querySelectorAll("[data-done]")) forget((key) => key.startsWith(mine + done.dataset.done));

  // What is never kept: passwords, and what the page carries for itself.
  const NEVER = ["password", "hidden", "file", "submit", "button", "reset", "fieldset", "output"];
  const keeps = (field) => field.name && !field.disabled && !NEVER.includes(field.type);
  const tick = (field) => field.type === "radio" || field.type === "checkbox";
  const words = (node) => node ? node.textContent.replace(/\s+/g, " ").trim() : "";

  const watch = (form) => {
    const name = mine + form.dataset.keep, answer = form.hasAttribute("data-answer");
    const fields = () => [...form.elements].filter(keeps);
    const typed = () => fields().filter((field) => !tick(field) || field.checked).map((field) => [field.name, field.value]);
    const untouched = JSON.stringify(typed());
    const line = doc.createElement("p");
    line.className = "kept";
    line.setAttribute("role", "status");
    const bars = form.querySelectorAll(".bar, .go");
    if (bars.length) bars[bars.length - 1].before(line); else form.append(line);
    const tell = (text, at) => {
      line.textContent = text.replace("TIME", clock(at)).replace("AGE", age(at)) + " ";
      const button = doc.createElement("button");
      button.type = "button";
      button.className = "link";
      button.textContent = data.forget;
      button.addEventListener("click", () => { clearTimeout(later); leaving = true; store.removeItem(name); location.reload(); });
      line.append(button);
    };

    // The same in words, to be read where the form is not.
    const inWords = () => fields().filter((field) => {
      if (tick(field)) return field.checked && (answer || !field.defaultChecked);
      if (field.tagName === "SELECT") return field.value && (answer || !field.selectedOptions[0].defaultSelected);
      return field.value.trim() && (answer || field.value !== field.defaultValue);
    }).map((field) => {
      const label = words(field.labels && field.labels[0]);
      if (!tick(field)) return [label, field.tagName === "SELECT" ? words(field.selectedOptions[0]) : field.value];
      const set = field.closest("fieldset");
      return [words(set && set.querySelector("legend")), label];
    });

    let later, leaving = false, before = read(name);
    const keep = (more) => {
      later = 0;
      if (over) line.textContent = "";
      if (leaving || over) return Date.now();
      const at = Date.now();
      if (!more && !answer && JSON.stringify(typed()) === untouched) {
        store.removeItem(name);
        line.textContent = "";
        return at;
      }
      const kept = {
        at, days: Number(form.dataset.days) || 1, fields: typed(), words: inWords(),
        name: form.dataset.name || words(doc.querySelector("main h1")),
        about: form.dataset.about || words(doc.querySelector("main .crumb a, main .kicker a")),
        path: answer ? before && before.path : location.pathname + location.search, ...more
      };
      try {
        store.setItem(name, JSON.stringify(kept));
        before = kept;
        tell(data.kept, at);
      } catch { line.textContent = ""; }
      return at;
    };
    const fill = (kept) => {
      const values = new Map();
      for (const [field, value] of kept) values.set(field, [...(values.get(field) || []), value]);
      for (const field of fields()) {
        const held = values.get(field.name) || [];
        if (tick(field)) field.checked = held.includes(field.value);
        else if (held.length) field.value = held.shift();
      }
      const changed = (field) => keeps(field) && !tick(field) && field.value !== field.defaultValue;
      for (const fold of form.querySelectorAll("details")) {
        if ([...fold.querySelectorAll("textarea, input")].some(changed)) fold.open = true;
      }
    };
    const around = form.closest("details");
    if (before && around) around.open = true;
    if (before && !answer) {
      fill(before.fields);
      tell(before.sent ? data.unanswered : data.kept, before.at);
    } else if (before) {
      keep(); // it came back: it is not sent
    }
    form.addEventListener("input", () => { clearTimeout(later); later = setTimeout(() => keep(), 300); });
    const last = () => { if (later) { clearTimeout(later); keep(); } };
    addEventListener("pagehide", last);
    doc.addEventListener("visibilitychange", last);

    // Asks first whether there is a line; while there is none it waits and loses nothing.
    let sure = false, waiting;
    const send = async (pressed) => {
      try {
        const there = await fetch("/console/newsroom.js", {method: "HEAD", cache: "no-store"});
        if (!there.ok) throw new Error("no answer");
        sure = true;
        line.classList.remove("unsent");
        form.requestSubmit(pressed);
      } catch {
        tell(data.offline, keep());
        line.classList.add("unsent");
        clearTimeout(waiting);
        waiting = setTimeout(() => send(pressed), 4000);
      }
    };
    form.addEventListener("submit", (event) => {
      clearTimeout(later);
      if (sure) {
        sure = false;
        const key = form.querySelector("input[name=key]");
        keep({sent: Date.now(), key: key ? key.value : ""});
        leaving = true;
        return;
      }
      event.preventDefault();
      keep();
      send(event.submitter);
    });
    addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
  };
  if (data.account) for (const form of doc.querySelectorAll("form[data-keep]")) watch(form);

  // What is kept, as a list: on the first page, and where the line is gone.
  const shelf = doc.querySelector("[data-drafts]");
  if (!shelf) return;
  const list = shelf.querySelector("ul"), say = shelf.dataset;
  const make = (tag, text, className) => {
    const made = doc.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const knob = (text, act) => {
    const made = make("button", text, "plainer");
    made.type = "button";
    made.addEventListener("click", () => act(made));
    return made;
  };
  const plain = (kept) => kept.words.map(([label, text]) => (label ? label + "\n" : "") + text).join("\n\n");
  const entry = (key, kept) => {
    const item = make("li"), title = make("h3"), text = make("details"), pairs = make("dl"), acts = make("p", "", "deeds");
    if (!away && kept.path && kept.path.startsWith("/console")) {
      const link = make("a", kept.name);
      link.href = kept.path;
      title.append(link);
    } else title.textContent = kept.name;
    item.append(title);
    if (kept.about && kept.about !== kept.name) item.append(make("p", kept.about));
    const state = (kept.sent ? say.unanswered : say.kept).replace("TIME", clock(kept.at)).replace("AGE", age(kept.at));
    item.append(make("p", state, kept.sent ? "late" : "quiet"));
    for (const [label, value] of kept.words) {
      const pair = make("div"), said = make("dd", value);
      said.dir = "auto";
      pair.append(make("dt", label), said);
      pairs.append(pair);
    }
    text.append(make("summary", say.read), pairs);
    text.open = away;
    if (kept.words.length) item.append(text);
    (kept.words.length ? text : item).append(acts);
    if (navigator.clipboard && kept.words.length) {
      acts.append(knob(say.copy, async (made) => {
        await navigator.clipboard.writeText(plain(kept));
        made.textContent = say.copied;
      }));
    }
    acts.append(knob(say.forget, (made) => {
      if (!made.dataset.sure) {
        made.dataset.sure = "1";
        made.textContent = say.sure;
        return;
      }
      store.removeItem(key);
      draw();
      shelf.querySelector("h2").focus();
    }));
    return item;
  };
  const draw = () => {
    const held = !who ? [] : keys().filter((key) => key.startsWith(mine)).map((key) => [key, read(key)])
      .filter(([, kept]) => kept && kept.words).sort((a, b) => b[1].at - a[1].at);
    list.replaceChildren(...held.map(([key, kept]) => entry(key, kept)));
    const note = shelf.querySelector("[data-note]");
    note.textContent = held.length ? say.some.replace("NAME", who) : !who && keys().length ? say.closed : say.none;
    shelf.hidden = !away && !held.length;
  };
  draw();
})();
