"""What Babel's Message leaves to its reader: a text may have one form or several, and any may be empty."""

from babel.messages import Catalog, Message


def texts(catalogue: Catalog) -> list[Message]:
    """The messages of a catalogue without its first, which is the header."""
    return [message for message in catalogue if message.id]


def english(message: Message) -> str:
    """The text as sources say it; of one that depends on a number, the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def english_plural(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[1]


def forms(message: Message) -> list[str]:
    """Its translations, by gettext's plural index."""
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def is_whole(message: Message, catalogue: Catalog) -> bool:
    """Whether it is translated, in as many forms as the language has."""
    expected = catalogue.num_plurals if message.pluralizable else 1
    return all(forms(message)) and len(forms(message)) == expected
