// Asks only what the answer before it calls for: [data-when="name=a,b"] shows while one of these
// is chosen, [data-when="name="] while nothing is. Without this script every question stands there.
const chosen = (form, name) =>
  form.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value || "";

function settle(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, values] = part.dataset.when.split("=");
    part.hidden = !values.split(",").includes(chosen(form, name));
  }
}

const forms = new Set([...document.querySelectorAll("[data-when]")].map((part) => part.closest("form")));
for (const form of forms) {
  settle(form);
  for (const event of ["change", "restored"]) form.addEventListener(event, () => settle(form));
  form.addEventListener("reset", () => setTimeout(() => settle(form), 0));
}
