// A form sent by script: it waits out a lost connection and a busy server, as often as it takes.
import { ask } from "./api.js";
import { statusLine } from "./element.js";
import { _ } from "./texts.js";

const WAITS = [1, 2, 4, 8, 15]; // seconds between tries; the last one again and again

/**
 * Posts the form; answers {status, shape} once the server has taken or refused it.
 *
 * `say` hears what goes on, in words for people. Sending the same form twice is harmless: the address that it goes to
 * is its key.
 */
export async function send(form, say) {
  say(_("Sending…"));
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(form.action, new FormData(form));
    if (answer && answer.status !== 503) return answer;
    say(_("We cannot reach the help centre. We keep trying: leave this page open."));
    await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
  }
}

/** So many seconds, or until the browser hears of a connection. */
function pause(seconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, seconds * 1000);
    const online = () => done(clearTimeout(timer));
    addEventListener("online", online, { once: true });
  });
}

/** Says what goes on in a line under the form's buttons. */
export function statusOf(form) {
  const line = statusLine();
  form.querySelector(".hc-actions").after(line);
  return (text) => {
    line.textContent = text;
  };
}
