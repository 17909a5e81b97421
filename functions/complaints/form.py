"""The complaint form: its fields in a reader's language, and what they mean once they are right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from functions.complaints.products import Marketplace
from functions.shared import addresses, references
from functions.shared.config import Config, Kind, Reason
from functions.shared.fields import Field, Option, Parsed, Sent, Wrong, parse

Gettext = Callable[[str], str]

NAME_CHARACTERS = 100
LINK_CHARACTERS = 2048  # what browsers and mail programs carry without cutting
HONEYPOT = "website"


@dataclass(frozen=True)
class Complaint:
    """What a person says about a seller: valid, in the words they used."""

    link: str
    kind: str
    reason: str
    facts: tuple[str, ...]
    description: str
    email: str
    name: str

    def as_sent(self) -> dict[str, list[str]]:
        """The complaint as form values, for a page that sends it again."""
        fields = {name: [value] for name, value in vars(self).items() if isinstance(value, str)}
        return fields | {"facts": list(self.facts), "consent": ["yes"]}


def complaint(parsed: Parsed) -> Complaint | None:
    """The complaint of a form without errors."""
    if parsed.errors:
        return None
    values = {name: value for name, value in parsed.values.items() if name != "consent"}
    return Complaint(**values)


def read(config: Config, _: Gettext, language: str, sent: Sent) -> tuple[Complaint | None, Parsed]:
    """Everything a person sent, as a complaint or as all of its errors."""
    parsed = parse(fields(config, _, language), sent)
    return complaint(parsed), parsed


@lru_cache(maxsize=8)  # languages of a site; making the fields costs as much as parsing a photo
def fields(config: Config, _: Gettext, language: str) -> tuple[Field, ...]:
    return (
        _link(config, _),
        _kinds(config, _, language),
        _description(config, _),
        _email(_),
        _name(_),
        _consent(_, language),
    )


def _link(config: Config, _: Gettext) -> Field:
    hosts = (*config.marketplace.hosts, *config.marketplace.short_hosts)
    foreign = _("This link leads to another site. Enter a link to a product on {marketplace}.")
    return Field(
        name="link",
        kind="text",
        label=_("Link to the product page"),
        hint=_("Open the product, press Share or copy its address, and paste it here."),
        example=f"https://{config.marketplace.hosts[0]}/item/1005001234567.html",
        maximum=LINK_CHARACTERS,
        inputmode="url",
        hosts=hosts,
        check=Marketplace(hosts).product,
        messages=_plain(_)
        | {
            "missing": _("Enter the link to the product page"),
            "no-link": _("We found no link here. Copy the address of the product page and paste it."),
            "no-item": _(
                "This link leads to the marketplace's front page. Enter the link to the product itself."
            ),
            "foreign-host": foreign.replace("{marketplace}", config.marketplace.name),
            "scheme": _("The link must begin with https://"),
            "port": _("Leave out the number after the colon in the link"),
            "credentials": _(
                "The link holds a name or a password. Copy the plain address of the product page."
            ),
        },
    )


def _kinds(config: Config, _: Gettext, language: str) -> Field:
    return Field(
        name="kind",
        kind="radios",
        label=_("What kind of complaint is this?"),
        options=tuple(
            Option(kind.id, kind.text[language], kind.hint[language], _reasons(kind, _, language))
            for kind in config.kinds
        ),
        messages={"missing": _("Choose the kind of complaint"), "choice": _("Choose one kind from the list")},
    )


def _reasons(kind: Kind, _: Gettext, language: str) -> Field:
    return Field(
        name="reason",
        id=f"reason-{kind.id}",
        kind="radios",
        label=_("Which reason fits best?"),
        options=tuple(
            Option(reason.id, reason.text[language], reveals=_facts(kind, reason, _, language))
            for reason in kind.reasons
        ),
        messages={
            "missing": _("Choose the reason that fits best"),
            "choice": _("Choose one reason from the list under this kind"),
        },
    )


def _facts(kind: Kind, reason: Reason, _: Gettext, language: str) -> Field | None:
    if not reason.facts:
        return None
    return Field(
        name="facts",
        id=f"facts-{kind.id}-{reason.id}",
        kind="ticks",
        label=_("Tick the facts that apply"),
        hint=_("The seller reads these facts in their own language."),
        required=False,
        options=tuple(Option(fact.id, fact.text[language]) for fact in reason.facts),
        messages={"choice": _("Tick only facts from the list")},
    )


def _description(config: Config, _: Gettext) -> Field:
    return Field(
        name="description",
        kind="longtext",
        label=_("What happened?"),
        hint=_("Write in any language. Say what you saw, when, and what the seller answered."),
        example=_(
            "On 3 November I bought headphones of a known brand. The box has no serial number, and the name "
            "on the case has a wrong letter. I wrote to the seller twice and got no answer."
        ),
        maximum=config.limits.description_characters,
        messages=_plain(_) | {"missing": _("Describe what happened")},
    )


def _email(_: Gettext) -> Field:
    return Field(
        name="email",
        kind="email",
        label=_("Your e-mail address"),
        hint=_(
            "We send the reference here and write about every change. The seller never sees this address."
        ),
        maximum=addresses.MAXIMUM_CHARACTERS,
        autocomplete="email",
        messages=_plain(_)
        | {
            "missing": _("Enter your e-mail address"),
            "address": _("Enter one e-mail address, like name@example.com"),
        },
    )


def _name(_: Gettext) -> Field:
    return Field(
        name="name",
        kind="text",
        label=_("Your name (optional)"),
        hint=_("How we may address you. The seller never sees it."),
        required=False,
        maximum=NAME_CHARACTERS,
        autocomplete="name",
        messages=_plain(_),
    )


def _consent(_: Gettext, language: str) -> Field:
    return Field(
        name="consent",
        kind="tick",
        label=_("I have read how my data is used and agree to it"),
        more=(_("How we use your data"), f"/{language}/privacy.html"),
        messages={"missing": _("Tick that you agree, or we may not take the complaint")},
    )


def lost_link_fields(_: Gettext) -> tuple[Field, ...]:
    """What a person needs to get their link again: the reference and the address it was filed with."""
    reference = Field(
        name="reference",
        kind="text",
        label=_("Reference of the complaint"),
        hint=_("It is in our e-mails and begins with HC. Small letters and spaces are fine."),
        maximum=40,
        check=_reference,
        messages=_plain(_)
        | {
            "missing": _("Enter the reference of the complaint"),
            "reference": _("This is not one of our references. They look like HC-7K2-M9Q-4TX."),
        },
    )
    return (reference, replace(_email(_), hint=_("The address you gave when you complained.")))


def _reference(typed: str) -> str:
    reference = references.parse(typed)
    if reference is None:
        raise Wrong("reference")
    return reference


def _plain(_: Gettext) -> dict[str, str]:
    """Messages that any written answer can need."""
    return {
        "characters": _("Some characters here cannot be read. Delete them, or type the text again."),
        "too-long": _("Shorten this to {maximum} characters. Now it has {excess} too many."),
    }
