// The list of photos as the server draws it, brought up to date without a new page.
const FIRST_LOOK = 700; // ms; each next look waits half as long again
const LAST_LOOK = 6000;

let look;

/** Fetches the list again, and again while photos are being checked; `changed` hears of each new row. */
export async function refresh(section, changed) {
  clearTimeout(look);
  const answer = await fetch(section.dataset.page, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-photos]");
    if (fresh) bring(section, fresh, changed);
  }
  const waiting = section.querySelector("[data-state=waiting]");
  const pause = Math.min((Number(section.dataset.pause) || FIRST_LOOK) * 1.5, LAST_LOOK);
  section.dataset.pause = waiting ? pause : FIRST_LOOK;
  if (waiting) look = setTimeout(() => refresh(section, changed), pause);
}

function bring(section, fresh, changed) {
  const list = section.querySelector("[data-list]");
  const old = new Map([...list.children].map((row) => [row.dataset.photo, row]));
  const rows = [...fresh.querySelectorAll(".hc-photo")].map((row) => {
    const known = old.get(row.dataset.photo);
    if (known?.dataset.state === row.dataset.state) return known; // its picture stays, and the focus in it
    changed(row);
    return row;
  });
  if (rows.length !== list.children.length || rows.some((row, place) => row !== list.children[place])) {
    list.replaceChildren(...rows);
  }
  const room = Boolean(fresh.querySelector("form[data-upload]"));
  section.querySelector("[data-none]").hidden = rows.length > 0;
  section.querySelector("[data-full]").hidden = room;
  section.querySelector("form[data-upload]").hidden = !room;
}
