from collections.abc import Iterable


class SiteInvalid(Exception):
    """The site cannot be published as it stands.

    `problems` holds one line each, beginning with `file:line:` or `file:` where a file is at fault.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The site has mistakes:\n" + "\n".join(f"  {problem}" for problem in self.problems))
