// The texts of the page's language, cut from the catalogues that pages and letters use too.
const language = document.documentElement.lang;
const answer = await fetch(`/assets/texts/${language}.json`);
const texts = await answer.json();

const rules = new Intl.PluralRules(language);
const FORMS = ["zero", "one", "two", "few", "many", "other"].filter((form) =>
  rules.resolvedOptions().pluralCategories.includes(form),
);

/** The text in the page's language. */
export function _(text) {
  return texts[text] ?? text;
}

/** The form of a text that goes with a number, which stands in it as {count}. */
export function ngettext(one, many, count) {
  const forms = texts[one] ?? [one, many];
  const form = Math.min(FORMS.indexOf(rules.select(count)), forms.length - 1);
  return fill(forms[form], { count });
}

/** The text with each {name} replaced. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

/** A day as people write it, the number first. */
export function day(moment) {
  return moment.toLocaleDateString(language === "en" ? "en-GB" : language, { day: "numeric", month: "long" });
}
