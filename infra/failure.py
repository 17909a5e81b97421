"""The one exception a command ends with on purpose: a message for the person and an exit code."""

FAILED = 1
USAGE = 2
PREFLIGHT = 3
CANCELLED = 4


class CommandFailed(Exception):
    """What happened, and what to do about it.

    `code` is the exit code: 1 failed, 2 usage, 3 a precondition is missing, 4 cancelled by the person.
    """

    def __init__(self, message: str, *, advice: str = "", code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code
