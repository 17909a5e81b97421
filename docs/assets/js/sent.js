// The complaint is sent, or deleted by its writer: this browser need not keep it any longer.
import { forget } from "./kept.js";

const deletion = document.querySelector("form[data-discard]");
if (deletion) deletion.addEventListener("submit", () => forget(location.pathname));
else forget(location.pathname);
