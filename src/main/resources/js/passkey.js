// Passkeys where the browser can make and use them; without it the password form is all there is.
(() => {
  "use strict";
  const keys = window.PublicKeyCredential;
  if (!keys || !keys.parseRequestOptionsFromJSON) return;
  const ask = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST", credentials: "same-origin", redirect: "error",
      headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    if (!answer.ok) throw new Error("refused");
    return answer.json();
  };
  for (const box of document.querySelectorAll("[data-passkey]")) {
    const path = box.dataset.passkey, name = box.querySelector("input");
    const button = box.querySelector("button"), told = box.querySelector("[role=status]");
    box.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      told.textContent = "";
      try {
        const options = await ask(path + "/options", {});
        const credential = name
          ? await navigator.credentials.create({publicKey: keys.parseCreationOptionsFromJSON(options)})
          : await navigator.credentials.get({publicKey: keys.parseRequestOptionsFromJSON(options)});
        const query = name ? "?name=" + encodeURIComponent(name.value) : "";
        const done = await ask(path + query, credential.toJSON());
        if (new URL(done.go, location.href).pathname === location.pathname) location.reload();
        else location.assign(done.go);
      } catch {
        told.textContent = box.dataset.no;
        button.disabled = false;
      }
    });
  }
})();
