// A sheet takes a moment to be set: whatever [data-press] asks for it says so, and comes back when it is there.
// The browser tells nobody when a download begins; the answer carries a cookie with the mark of the question.
const EVERY = 300;
const AT_MOST = 120000;
const held = new Map();

function hold(element, words) {
  if (!held.has(element)) held.set(element, element.innerHTML);
  element.setAttribute("aria-busy", "true");
  element.textContent = words;
}

function release() {
  for (const [element, words] of held) {
    element.removeAttribute("aria-busy");
    element.innerHTML = words;
  }
  held.clear();
}

function wait(element, words, mark) {
  hold(element, words);
  const began = Date.now();
  const timer = setInterval(() => {
    if (!document.cookie.includes(`pressed=${mark}`) && Date.now() - began < AT_MOST) return;
    clearInterval(timer);
    release();
  }, EVERY);
}

const marked = () => Math.random().toString(36).slice(2);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-press]")) return;
  if (held.size) {
    event.preventDefault();
    return;
  }
  const field = form.elements.wait || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "wait" }));
  field.value = marked();
  // After this turn, so that the button's own value still travels.
  setTimeout(() => wait(event.submitter, form.dataset.press, field.value), 0);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-press]");
  if (!link) return;
  if (held.size) {
    event.preventDefault();
    return;
  }
  const url = new URL(link.href);
  url.searchParams.set("wait", marked());
  link.href = url;
  setTimeout(() => wait(link, link.dataset.press, url.searchParams.get("wait")), 0);
});
window.addEventListener("pageshow", release);
