"""Out of every page goes what Material leaves for its own scripts, which this site does not load."""

import re

LEFTOVERS = (
    re.compile(r"<script>.*?</script>", re.DOTALL),  # the CSP refuses inline scripts
    # The drawer, the search box and a second skip link
    re.compile(r"(?<=>)[^<]*<input class=\"md-toggle\".*?<!--hc:header-->", re.DOTALL),
    re.compile(r"<!--hc:footer-->.*?(?=<script|</body>)", re.DOTALL),  # an empty dialog
    re.compile(r" class=\"no-js\""),
    re.compile(r" data-md-[a-z-]+=\"[^\"]*\""),
)
BLANK_LINES = re.compile(r"\n\s*\n")


def tidy(page: str) -> str:
    for leftover in LEFTOVERS:
        page = leftover.sub("", page)
    return page.lstrip() if "<pre" in page else BLANK_LINES.sub("\n", page).lstrip()
