// What was typed, kept in this browser until the complaint is sent, deleted or old.
const KEY = "hc-complaint";

/** {values, token, saved}, or null; `token` names the draft on the server once there is one. */
export function kept(days) {
  const found = JSON.parse(read() ?? "null");
  if (!found || Date.now() > until(found, days)) return forget();
  return found;
}

/** Keeps these changes beside what is there. */
export function keep(changes) {
  const found = JSON.parse(read() ?? "{}");
  write(JSON.stringify({ ...found, ...changes, saved: Date.now() }));
}

/** The moment from which what is kept is old. */
export function until({ saved }, days) {
  return new Date(saved + days * 24 * 60 * 60 * 1000);
}

/** Forgets everything; given the address of a draft's page, only what belongs to that draft. */
export function forget(address = "") {
  const { token } = JSON.parse(read() ?? "{}");
  if (address && token && !address.includes(token)) return null;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  return null;
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(text) {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Full, or not allowed: the page works without.
  }
}
