"""Letters: a directory of templates each, rendered in the reader's language as text and HTML."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import formataddr
from typing import Any

from functions.shared.outbox import Letter
from functions.shared.resources import Resources
from functions.shared.tokens import Keys

# Amazon SES asks for 7-bit bodies (RawMessage in its API reference); Python alone leaves Cyrillic 8-bit.
_SEVEN_BIT = policy.default.clone(cte_type="7bit")


@dataclass(frozen=True)
class Letters:
    resources: Resources
    site_url: str
    keys: Keys

    def render(self, letter: Letter) -> EmailMessage:
        """The letter as its reader gets it."""
        context = self._context(letter)
        mail = self.resources.config.mail
        message = EmailMessage(_SEVEN_BIT)
        message["Subject"] = self._part(letter, "subject.txt", context).strip()
        message["From"] = formataddr((mail.sender_name[letter.language], mail.sender))
        message["To"] = letter.to
        message["Reply-To"] = mail.reply_to
        # RFC 3834, and what Exchange understands: no holiday notice answers a machine.
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message.set_content(self._part(letter, "body.txt", context))
        message.add_alternative(self._part(letter, "body.html", context), subtype="html")
        # Last: a body, when it is set, takes every Content-* header with it.
        message["Content-Language"] = letter.language
        return message

    def _context(self, letter: Letter) -> dict[str, Any]:
        home = f"{self.site_url}/{letter.language}"
        config = self.resources.config
        kind = config.kind(letter.facts.get("kind", ""))
        return {
            **letter.facts,
            "config": config,
            "home": home,
            "kind_text": kind.text[letter.language] if kind else "",
            "link": f"{self.site_url}/api/{letter.language}/links/{self.keys.link(letter.link)}",
            "door": f"{home}/complaint-centre.html",
        }

    def _part(self, letter: Letter, part: str, context: dict[str, Any]) -> str:
        environment = self.resources.environment(letter.language)
        return environment.get_template(f"email/{letter.name}/{part}").render(context)
