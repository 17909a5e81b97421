// Several photos at once: made smaller, sent with progress, tried again, taken back, without leaving the page.
import { ask } from "./api.js";
import { button, element, hidden, statusLine } from "./element.js";
import { refresh } from "./list.js";
import { shrink } from "./shrink.js";
import { _, fill, ngettext } from "./texts.js";
import { upload } from "./upload.js";

const AT_ONCE = 2; // a phone's connection and memory carry no more

const WHY = {
  connection: _("The connection was lost."),
  missing: _("It did not arrive."),
  refused: _("It was not taken."),
  "too-large": _("The file is too large."),
  full: _("There are already as many photos as a complaint can have."),
};

const section = document.querySelector("[data-photos]");
const form = section.querySelector("form[data-upload]");
const next = document.querySelector("[data-next]");
const input = form?.querySelector("input[type=file]");
const list = section.querySelector(".hc-photos") ?? element("ul", "hc-photos");
const sending = element("ul", "hc-photos");
const status = statusLine();
const queue = [];
let busy = 0;
let leaving = false;

if (form) begin(); // a full list has none; taking a photo back brings a new page with one

function begin() {
  list.dataset.list = "";
  form.before(list, sending, status);
  form.querySelector(".hc-actions").hidden = true;
  section.querySelectorAll("[data-without-scripts]").forEach((part) => (part.hidden = true));
  input.multiple = true;
  input.removeAttribute("aria-describedby");
  form.querySelector("label").textContent = _("Choose photos");
  input.addEventListener("change", () => {
    [...input.files].forEach(add);
    input.value = "";
  });
  list.addEventListener("submit", takeBack);
  next.addEventListener("click", leave);
  addEventListener("beforeunload", (event) => unfinished() && !leaving && event.preventDefault());
  addEventListener("online", () => sending.querySelectorAll("[data-again]").forEach((again) => again.click()));
  if (list.querySelector("[data-state=waiting]")) refresh(section, told);
}

/** A row for a file that is to be sent. */
function add(file) {
  const bar = element("progress", "hc-progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const words = element("p", "", element("strong", "", file.name), element("br"), bar);
  const row = element("li", "hc-photo hc-photo--sending", element("span", "hc-photo__none"), words);
  sending.append(row);
  queue.push({ file, row, bar, words });
  work();
}

async function work() {
  if (busy === AT_ONCE || !queue.length) return;
  busy += 1;
  const photo = queue.shift();
  try {
    const name = await upload(section.dataset.api, await shrink(photo.file), (share) => (photo.bar.value = share));
    await refresh(section, (row) => (row.dataset.photo === name ? photo.row.remove() : told(row)));
    photo.row.remove();
    status.textContent = fill(_("{name} is sent. We are checking it."), { name: photo.file.name });
  } catch (error) {
    failed(photo, error);
  }
  busy -= 1;
  if (leaving && !unfinished()) location.assign(next.href);
  work();
}

function failed(photo, { message, again }) {
  leaving = false;
  const said = WHY[message] ?? WHY.connection;
  photo.words.replaceChildren(element("strong", "", _("Not added.")), ` ${photo.file.name}. ${said}`);
  photo.row.classList.remove("hc-photo--sending");
  status.textContent = photo.words.textContent;
  const drop = act(_("Remove"), photo, () => input.focus());
  photo.row.append(drop);
  if (!again) return;
  const retry = act(_("Try again"), photo, () => add(photo.file));
  retry.dataset.again = "";
  drop.before(retry);
}

/** A button that takes the row of a failed photo away and does something more. */
function act(text, photo, more) {
  const made = button("hc-button hc-button--quiet", text, hidden(` ${photo.file.name}`));
  made.addEventListener("click", () => {
    photo.row.remove();
    more();
  });
  return made;
}

/** A photo's new state, for those who listen. */
function told(row) {
  status.textContent = row.querySelector("p").textContent.trim().replace(/\s+/g, " ");
}

/** A remove button of the list: the same request, and the list again. */
async function takeBack(event) {
  event.preventDefault();
  const answer = await ask(event.target.action, new FormData(event.target));
  if (!answer || answer.status >= 400) {
    status.textContent = WHY.connection;
    return;
  }
  event.target.closest(".hc-photo").remove();
  await refresh(section, told);
  status.textContent = _("The photo is removed.");
  input.focus();
}

function unfinished() {
  return busy + queue.length;
}

/** Going on waits for photos that are on their way. */
function leave(event) {
  const left = unfinished();
  if (!left) return;
  event.preventDefault();
  leaving = true;
  status.textContent = ngettext(
    "{count} photo is still on its way. We go on as soon as it is sent.",
    "{count} photos are still on their way. We go on as soon as they are sent.",
    left,
  );
}
