// Asks only what the answer before it calls for: [data-when="name=a,b"] shows while one of these
// is chosen, [data-when="name="] while nothing is; data-of names a form that the part stands outside
// of. Without this script every question stands there.
const chosen = (form, name) =>
  form.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value || "";

const form = (part) => part.closest("form") || document.getElementById(part.dataset.of);
const parts = [...document.querySelectorAll("[data-when]")];

function settle() {
  for (const part of parts) {
    const [name, values] = part.dataset.when.split("=");
    part.hidden = !values.split(",").includes(chosen(form(part), name));
  }
}

settle();
for (const one of new Set(parts.map(form))) {
  for (const event of ["change", "restored"]) one.addEventListener(event, settle);
  one.addEventListener("reset", () => setTimeout(settle, 0));
}
