/** A new element with a class and children. */
export function element(name, style, ...children) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...children);
  return made;
}

/** A button that does not send its form. */
export function button(style, ...children) {
  const made = element("button", style, ...children);
  made.type = "button";
  return made;
}

/** Words for those who listen. */
export function hidden(text) {
  return element("span", "hc-visually-hidden", text);
}

/** A line that is read out whenever its text changes. */
export function statusLine(style = "hc-status") {
  const line = element("p", style);
  line.setAttribute("role", "status");
  return line;
}
