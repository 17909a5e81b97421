"""What the table holds about a complaint."""

from functions.complaints import cases, history
from functions.complaints.cases import Case
from functions.complaints.drafts import partition
from functions.complaints.history import Event
from functions.shared import outbox
from functions.shared.outbox import Letter
from functions.shared.table import Table
from functions.shared.tokens import Keys


def case(table: Table, name: str) -> Case:
    item = table.get((partition(name), cases.SORT_KEY))
    assert item is not None
    return cases.case_from(item)


def events(table: Table, name: str) -> list[Event]:
    """The history of a case, whose chain must hold up to the hash that the case keeps."""
    found = [cases.event_from(item) for item in table.query(partition(name), "EVENT#")]
    assert history.verified(found)
    assert found[-1].hash == case(table, name).last_hash
    return found


def letters(table: Table, name: str) -> list[Letter]:
    return [outbox.letter(item) for item in table.query(partition(name), outbox.PREFIX)]


def secrets(table: Table, keys: Keys, name: str) -> list[str]:
    """The access links of a case, as its letters carry them."""
    return [keys.link(letter.link) for letter in letters(table, name) if letter.link]
