// The Help menu opens and closes without this file; here it also closes on Escape and on a press elsewhere.
const menu = document.querySelector(".hc-menu");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
