// One tap sends once: the button rests and says so.
const held = new Map();

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
  const button = event.submitter || form.querySelector("button:not([type=button])");
  // After this turn, so that the button's own value still travels.
  if (button) setTimeout(() => hold(button), 0);
});
window.addEventListener("pageshow", release);
document.body.addEventListener("htmx:afterRequest", release);
