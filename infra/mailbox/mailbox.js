// Each frame as tall as its letter, which runs no script of its own. Without this file frames keep one height.
for (const frame of document.querySelectorAll("iframe")) {
  frame.addEventListener("load", () => fit(frame));
  if (frame.contentDocument?.readyState === "complete") fit(frame);
}

function fit(frame) {
  const { body } = frame.contentDocument;
  new ResizeObserver(() => (frame.style.height = `${body.offsetHeight + 2}px`)).observe(body); // and its borders
}
