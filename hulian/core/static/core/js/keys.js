// The keyboard: / search, j k rows, g + letter rooms, ? what there is.
let going = false;
let timer = null;

const typing = (target) =>
  target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);

function move(step) {
  const all = rows();
  if (!all.length) return;
  let here = all.indexOf(document.activeElement);
  if (here < 0) here = all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
  const row = all[Math.min(Math.max(next, 0), all.length - 1)];
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function go(letter) {
  const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
  if (link) link.click();
}

const acts = {
  "/": () => {
    const search = [...document.querySelectorAll("[data-key-search]")].find((s) => s.offsetParent);
    if (search) {
      search.focus();
      search.select();
    }
    return Boolean(search);
  },
  j: () => move(1),
  k: () => move(-1),
  g: () => {
    going = true;
    clearTimeout(timer);
    timer = setTimeout(() => { going = false; }, 1500);
  },
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (going) {
    going = false;
    go(event.key);
    event.preventDefault();
  } else if (acts[event.key] && acts[event.key]() !== false) {
    event.preventDefault();
  }
});
