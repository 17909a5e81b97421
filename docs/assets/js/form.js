// A form that checks itself, counts, keeps what is typed, and shows what the server finds wrong without leaving.
import { errorOf, errorsOf } from "./checks.js";
import { clear, show, unmark } from "./errors.js";
import { followDraft } from "./draft.js";
import { statusLine } from "./element.js";
import { keep } from "./kept.js";
import { send, statusOf } from "./send.js";
import { ngettext } from "./texts.js";

const form = document.querySelector("form[data-form]");
const complaint = form.dataset.form === "complaint";
const say = statusOf(form);
let sending = false;

form.querySelectorAll("[data-count-for]").forEach(count);
form.addEventListener("input", forgive);
form.addEventListener("change", forgive);
if (complaint) followDraft(form);
form.addEventListener("submit", (event) => {
  const errors = errorsOf(form);
  if (errors.length || complaint) event.preventDefault();
  if (errors.length) show(form, errors);
  else if (complaint && !sending) go();
});

/** Sends the answers and goes on to the photos, or shows what stands in the way. */
async function go() {
  sending = true;
  clear(form);
  const { shape } = await send(form, say);
  sending = false;
  say("");
  if (shape.draft) {
    keep({ token: shape.draft });
    location.assign(shape.location);
  } else if (shape.error === "draft-gone") {
    form.action = form.dataset.anew;
    await go();
  } else {
    show(form, shape.errors ?? [], shape.message);
  }
}

/** An answer that is right now is no longer called wrong. */
function forgive({ target }) {
  const field = target.closest(".hc-field--error");
  if (field && !errorOf(field)) unmark(field);
}

/** How many characters are left. Sighted people see it at once, listeners hear it when they pause. */
function count(line) {
  const area = document.getElementById(line.dataset.countFor);
  const heard = statusLine("hc-visually-hidden");
  line.setAttribute("aria-hidden", "true");
  line.after(heard);
  let timer;
  area.addEventListener("input", () => {
    const left = Number(area.dataset.maximum) - [...area.value.normalize("NFC").trim()].length;
    line.textContent = left < 0 ? tooMany(-left) : ngettext("{count} character left", "{count} characters left", left);
    clearTimeout(timer);
    timer = setTimeout(() => (heard.textContent = line.textContent), 1500);
  });
}

function tooMany(excess) {
  return ngettext("{count} character too many", "{count} characters too many", excess);
}
