// One tap sends once: the button rests and says so. Whoever goes back and sends the same words
// again sends the same envelope, so that the repeat is recognised; other words are a new matter.
const held = new Map();
const key = (form) => `sent:${form.action}`;
const filled = (form) => form.elements.envelope && form.querySelector("textarea, input:not([type=hidden])");

function remember(form) {
  if (filled(form)) sessionStorage.setItem(key(form), form.elements.envelope.value);
}

function recall(form) {
  const sent = filled(form) && sessionStorage.getItem(key(form));
  if (!sent) return;
  const envelope = form.elements.envelope;
  const fresh = envelope.value;
  envelope.value = sent;
  form.addEventListener("input", (event) => {
    if (event.isTrusted) envelope.value = fresh;
  });
}

function hold(button) {
  held.set(button, button.innerHTML);
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  button.textContent = document.body.dataset.saySending || button.textContent;
}

function release() {
  for (const [button, words] of held) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
    button.innerHTML = words;
  }
  held.clear();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  remember(form);
  const button = event.submitter || form.querySelector("button:not([type=button])");
  // After this turn, so that the button's own value still travels.
  if (button) setTimeout(() => hold(button), 0);
});
window.addEventListener("pageshow", release);
document.body.addEventListener("htmx:afterRequest", release);
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  document.querySelectorAll("form[data-once]").forEach(recall);
}
