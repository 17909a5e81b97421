// What is wrong, at the top and beside each question: the same words in the same places as a page from the server.
import { controlOf } from "./checks.js";
import { element, hidden } from "./element.js";
import { _ } from "./texts.js";

const PREFIX = `${_("Error:")} `;

/** Shows these errors and no others, and takes the reader to them. */
export function show(form, errors, notice = "") {
  clear(form);
  errors.forEach(markQuestion);
  form.before(summary(errors, notice));
  if (!document.title.startsWith(PREFIX)) document.title = PREFIX + document.title;
  document.getElementById("problems").focus();
}

/** Takes all errors away. */
export function clear(form) {
  document.getElementById("problems")?.remove();
  form.querySelectorAll(".hc-field--error").forEach(unmark);
}

/** Takes the error of one question away, in the list at the top as well. */
export function unmark(field) {
  const control = controlOf(field);
  const error = field.querySelector(":scope > .hc-error");
  field.classList.remove("hc-field--error");
  control.removeAttribute("aria-invalid");
  if (!error) return;
  describe(control, (ids) => ids.filter((id) => id !== error.id));
  error.remove();
}

function markQuestion({ message, anchor }) {
  const field = document.getElementById(anchor)?.closest("[data-field]");
  if (!field) return;
  const control = controlOf(field);
  const error = element("p", "hc-error", hidden(_("Error:")), ` ${message}`);
  error.id = `${control.id}-error`;
  field.classList.add("hc-field--error");
  control.setAttribute("aria-invalid", "true");
  describe(control, (ids) => [...ids, error.id]);
  placeOf(field).before(error);
}

/** The error stands after the hints, before what is filled in. */
function placeOf(field) {
  return field.querySelector(":scope > :is(.hc-options, .hc-input, .hc-textarea)");
}

function describe(control, change) {
  const ids = change((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

function summary(errors, notice) {
  const box = element("div", "hc-summary", element("h2", "", _("There is a problem")));
  box.id = "problems";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  if (notice) box.append(element("p", "", notice));
  if (errors.length) box.append(element("ul", "", ...errors.map(line)));
  return box;
}

function line({ message, anchor }) {
  const link = element("a", "", message);
  link.href = `#${anchor}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const control = document.getElementById(anchor);
    control.closest("[data-field]").scrollIntoView();
    control.focus({ preventScroll: true });
  });
  return element("li", "", link);
}
