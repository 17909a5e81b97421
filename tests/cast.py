"""The small cast that plays in all tests, and what the buyer says."""

from dataclasses import asdict, dataclass, replace

from functions.complaints.form import Complaint

LANGUAGES = ("uk", "ru", "en")


@dataclass(frozen=True)
class Person:
    """Someone with a mailbox, at a network address, who reads a language."""

    email: str
    address: str
    language: str = "uk"


BUYER = Person("olena@buyer.example", "203.0.113.7")
SELLER = Person("sales@shop.example", "198.51.100.20", "en")
STRANGER = Person("nobody@elsewhere.example", "192.0.2.66", "ru")
OPERATOR = Person("complaints@market.example", "192.0.2.1")

COMPLAINT = Complaint(
    link="https://market.example/item/1005001234567.html",
    kind="counterfeit",
    reason="brand-copied",
    facts=("logo-differs", "brand-not-maker"),
    description="Замовила навушники.\nНа коробці немає серійного номера.",
    email=BUYER.email,
    name="Олена",
)


def complaint(**changes: object) -> Complaint:
    """The buyer's complaint about the seller, with changes."""
    return replace(COMPLAINT, **changes)


def answers(**changes: str | list[str] | None) -> dict[str, list[str]]:
    """The same as the values of a form; None leaves a field out."""
    sent = {name: [value] for name, value in asdict(COMPLAINT).items() if isinstance(value, str)}
    sent |= {"facts": list(COMPLAINT.facts), "consent": ["yes"]}
    sent |= {name: [value] if isinstance(value, str) else value or [] for name, value in changes.items()}
    return {name: values for name, values in sent.items() if changes.get(name, "") is not None}
