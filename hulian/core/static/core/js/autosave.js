// Saved as you type: a draft of form[data-autosave] stays in this browser for three days,
// comes back with a word to who wrote it, and goes when the form was taken.
const KEEP = 3 * 24 * 3600 * 1000;
const SENT = "draft-sent";
const name = (form) => `draft:${document.body.dataset.whose || ""}:${form.dataset.autosave}`;

const kept = (field) =>
  field.name && !field.hasAttribute("data-no-draft") && !/^(file|password|hidden|submit|button)$/.test(field.type);

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    if (draft && Date.now() - draft.at < KEEP) return draft.values;
  } catch { /* a broken draft is no draft */ }
  localStorage.removeItem(key);
  return null;
}

// On a slow phone people type before this script arrives: their words are kept at once, and no draft goes over them.
// After a reload or a step back it is the browser that fills in, not the person.
function early(form) {
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival && arrival.type !== "navigate") return new Set();
  return new Set([...form.elements].filter((field) => kept(field) && changed(field)).map((field) => field.name));
}

function changed(field) {
  if (/^(radio|checkbox)$/.test(field.type)) return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const given = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(given, 0);
}

function save(form) {
  const values = [];
  for (const field of form.elements) {
    if (!kept(field)) continue;
    if (/^(radio|checkbox)$/.test(field.type)) {
      if (field.checked) values.push([field.name, field.value]);
    } else if (field.value) {
      values.push([field.name, field.value]);
    }
  }
  try {
    localStorage.setItem(name(form), JSON.stringify({ at: Date.now(), values }));
  } catch { /* a full or closed store must not stop anyone from writing */ }
}

function restore(form, typed) {
  const values = read(name(form));
  if (!values || form.hasAttribute("data-errors")) return;
  let back = false;
  for (const field of form.elements) {
    if (!kept(field) || typed.has(field.name)) continue;
    const mine = values.filter(([key]) => key === field.name).map(([, value]) => value);
    if (/^(radio|checkbox)$/.test(field.type)) {
      const wanted = mine.includes(field.value);
      back ||= field.checked !== wanted && wanted;
      if (mine.length) field.checked = wanted;
    } else if (mine.length && field.value !== mine[0]) {
      field.value = mine[0];
      back = true;
    }
  }
  if (!back) return;
  form.dispatchEvent(new Event("restored"));
  tell(form);
}

function tell(form) {
  const note = document.createElement("div");
  note.className = "note note-good";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = document.body.dataset.sayRestored || "";
  const afresh = document.createElement("button");
  afresh.type = "button";
  afresh.className = "button";
  afresh.textContent = document.body.dataset.sayAfresh || "×";
  afresh.addEventListener("click", () => {
    localStorage.removeItem(name(form));
    form.reset();
    note.remove();
  });
  note.append(words, afresh);
  form.prepend(note);
}

function settle(forms) {
  const key = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [arrival] = performance.getEntriesByType("navigation");
  const refused = document.querySelector("[data-refused]")
    || forms.some((form) => name(form) === key && form.hasAttribute("data-errors"));
  const fresh = !arrival || arrival.type === "navigate";
  if (key && fresh && !refused) localStorage.removeItem(key);
}

const forms = [...document.querySelectorAll("form[data-autosave]")];
settle(forms);
for (const form of forms) {
  const typed = early(form);
  restore(form, typed);
  if (typed.size) save(form);
  let timer = null;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(form), 300);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save(form);
    sessionStorage.setItem(SENT, name(form));
  });
}
