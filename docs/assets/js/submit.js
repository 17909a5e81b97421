// The last button: a lost connection is waited out, a second press does nothing, and the complaint exists once.
import { send, statusOf } from "./send.js";

const form = document.querySelector("form[data-submit]");
const say = statusOf(form);
let sending = false;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  sending = true;
  const { shape } = await send(form, say);
  if (shape.location) {
    location.assign(shape.location);
  } else {
    form.submit(); // the server's own page says what stands in the way
  }
});
