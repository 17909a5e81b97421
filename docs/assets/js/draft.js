// The unsent complaint comes back when its form is opened again, says so, and can be deleted.
import { ask } from "./api.js";
import { button, element } from "./element.js";
import { forget, keep, kept, until } from "./kept.js";
import { _, day, fill } from "./texts.js";

const SETTLES = 400; // ms after the last key

/** Keeps what is typed into the form; brings back what was typed before into an empty one. */
export function followDraft(form) {
  const { days, api } = form.dataset;
  form.dataset.anew = `${api}/drafts`;
  const found = form.action.endsWith("/drafts") && !document.getElementById("problems") ? kept(days) : null;
  if (found?.values) bringBack(form, found, days, api);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep({ values: valuesOf(form) }), SETTLES);
  });
  form.addEventListener("submit", () => keep({ values: valuesOf(form) }));
}

function bringBack(form, found, days, api) {
  restore(form, found.values);
  if (found.token) form.action = `${api}/drafts/${found.token}`;
  form.before(notice(form, found, days, api));
}

function notice(form, found, days, api) {
  const words = _("What you typed on {from} is back. It is kept in this browser until {until}.");
  const dates = { from: day(new Date(found.saved)), until: day(until(found, days)) };
  const box = element("div", "hc-notice", element("p", "", fill(words, dates)));
  box.dataset.kept = "";
  if (found.token) box.append(element("p", "", goOn(`${api}/drafts/${found.token}/photos`)));
  const deletion = button("hc-button hc-button--quiet hc-button--danger", _("Delete it"));
  deletion.addEventListener("click", () => remove(form, box, found));
  box.append(deletion);
  return box;
}

function goOn(address) {
  const link = element("a", "", _("Go on with the photos"));
  link.href = address;
  return link;
}

/** Deletes it here, and on the server if it is there; the form is empty afterwards. */
async function remove(form, box, found) {
  if (found.token) await ask(`${form.dataset.anew}/${found.token}/delete`, new FormData());
  forget();
  form.reset();
  form.action = form.dataset.anew;
  box.replaceChildren(element("p", "", _("Deleted.")));
  box.setAttribute("role", "status");
  form.querySelector("input:not([type=hidden])").focus();
}

function valuesOf(form) {
  const typed = [...new FormData(form)].filter(([name, value]) => name !== "website" && typeof value === "string");
  return typed.filter(([, value]) => value);
}

/** What a person was quicker to fill in stays as it is. */
function restore(form, values) {
  const typed = new FormData(form);
  for (const [name, value] of values) {
    if (typed.get(name)) continue;
    for (const input of form.elements) {
      if (input.name !== name) continue;
      if (["radio", "checkbox"].includes(input.type)) input.checked ||= input.value === value;
      else input.value = value;
    }
  }
}
