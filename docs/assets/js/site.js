// Every page works without this file. Here the Help menu closes on Escape and on a press elsewhere, and a page that
// has a form gets the help of scripts. When those cannot be loaded the page stays as it is, which also works.
const menu = document.querySelector(".hc-menu");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});

const HELPERS = {
  "form[data-form]": "./form.js",
  "[data-photos]": "./photos.js",
  "form[data-submit]": "./submit.js",
  "[data-sent], form[data-discard]": "./sent.js",
};

const wanted = Object.keys(HELPERS).filter((place) => document.querySelector(place));
const loading = wanted.map((place) => import(HELPERS[place]).catch((error) => console.warn(error)));

document.documentElement.dataset.scripts = "loading";
await Promise.all(loading);
document.documentElement.dataset.scripts = "ready";
