// Loads only the behaviours that this page asks for by its data attributes.
const has = (selector) => document.querySelector(selector) !== null;

const behaviours = [
  ["[data-stream]", "./stream.js"],
  ["[data-keys]", "./keys.js"],
  ["form[data-autosave]", "./autosave.js"],
  ["input[type=file][data-photo]", "./photo.js"],
  ["form[data-once]", "./once.js"],
  ["[data-press]", "./press.js"],
  ["[data-when]", "./reveal.js"],
];
const loaded = new Set();

function load() {
  for (const [selector, path] of behaviours) {
    if (!loaded.has(path) && has(selector)) {
      loaded.add(path);
      import(path);
    }
  }
}

// A draft that was on its way when the page changed is settled on the next page.
if (sessionStorage.getItem("draft-sent")) {
  loaded.add("./autosave.js");
  import("./autosave.js");
}
// A shared phone keeps no words after signing out. Over HTTPS the answer to signing out says so too.
if (has("[data-forget-drafts]")) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:")) localStorage.removeItem(key);
  }
  sessionStorage.clear();
}

load();
document.body.addEventListener("htmx:afterSettle", load);
