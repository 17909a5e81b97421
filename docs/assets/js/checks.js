// The rules of a form's questions, as its fields declare them. The server has the last word; here people hear sooner.
import { fill } from "./texts.js";

/** Every wrong answer of the form, in the order of its questions: [{field, message, anchor}]. */
export function errorsOf(form) {
  return [...form.querySelectorAll("[data-field]")].filter(isShown).map(errorOf).filter(Boolean);
}

/** What is wrong with one question, or null. */
export function errorOf(field) {
  const control = controlOf(field);
  const [code, details] = field.matches("fieldset") ? choice(field) : written(control);
  if (!code) return null;
  const message = fill(JSON.parse(control.dataset.messages)[code], { maximum: control.dataset.maximum, ...details });
  return { field: field.dataset.field, message, anchor: anchorOf(field) };
}

/** The element of a question that holds its messages: the fieldset itself, or what is typed into. */
export function controlOf(field) {
  return field.matches("fieldset") ? field : field.querySelector("[data-messages]");
}

function anchorOf(field) {
  return field.matches("fieldset") ? field.querySelector("input").id : controlOf(field).id;
}

/** Questions under an answer that is not chosen are not asked. */
function isShown(field) {
  return field.offsetParent !== null;
}

function choice(fieldset) {
  const chosen = [...fieldset.querySelectorAll("input")].some((input) => input.checked);
  return "required" in fieldset.dataset && !chosen ? ["missing"] : [];
}

function written(control) {
  if (control.type === "checkbox") return control.required && !control.checked ? ["missing"] : [];
  const text = control.value.normalize("NFC").trim();
  const excess = [...text].length - Number(control.dataset.maximum);
  if (!text) return control.required ? ["missing"] : [];
  if (excess > 0) return ["too-long", { excess }];
  if (control.type === "email" && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text)) return ["address"];
  return control.dataset.hosts ? link(text, control.dataset.hosts.split(" ")) : [];
}

/** A link may stand among other words, without https://, and its host in capitals. */
function link(text, hosts) {
  const words = text.split(/\s+/).map((word) => word.replace(/^\W+/, ""));
  const found = words.map(hostOf).filter(Boolean);
  if (found.some((host) => hosts.includes(host))) return [];
  return [found.length ? "foreign-host" : "no-link"];
}

function hostOf(word) {
  if (!word.includes(".")) return "";
  try {
    return new URL(/^[a-z]+:\/\//i.test(word) ? word : `https://${word}`).hostname.replace(/\.$/, "");
  } catch {
    return "";
  }
}
