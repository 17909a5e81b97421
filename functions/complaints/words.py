"""What a complainant reads about states of things: statuses, turns, events, refused photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.complaints.case import Party, Status, turn
from functions.shared.texts import N_


@dataclass(frozen=True)
class StatusWords:
    """A status as its tag, its tone (info, wait, good, bad) and one sentence on what it means."""

    tag: str
    tone: str
    meaning: str


STATUSES: Mapping[Status, StatusWords] = {
    Status.SUBMITTED: StatusWords(N_("Received"), "info", N_("We have your complaint and will look at it.")),
    Status.SCREENING: StatusWords(
        N_("We are checking it"), "info", N_("We are finding out whether we can look into this complaint.")
    ),
    Status.AWAITING_RESPONDENT: StatusWords(
        N_("Waiting for the seller"), "wait", N_("We asked the seller to answer.")
    ),
    Status.ANSWERED: StatusWords(
        N_("The seller has answered"), "info", N_("We are going to study the answer.")
    ),
    Status.SILENT: StatusWords(
        N_("The seller has not answered"), "info", N_("We go on without the seller's answer.")
    ),
    Status.UNDER_REVIEW: StatusWords(
        N_("We are looking into it"), "info", N_("We compare what both sides say and show.")
    ),
    Status.MORE_INFORMATION: StatusWords(
        N_("We need to know more"), "wait", N_("Reply to the e-mail in which we asked you a question.")
    ),
    Status.UPHELD: StatusWords(N_("Complaint upheld"), "good", N_("We agree with your complaint.")),
    Status.PARTLY: StatusWords(
        N_("Complaint partly upheld"), "good", N_("We agree with a part of your complaint.")
    ),
    Status.NOT_UPHELD: StatusWords(N_("Complaint not upheld"), "bad", N_("We found no breach of the rules.")),
    Status.SETTLED: StatusWords(N_("The parties agreed"), "good", N_("You and the seller have agreed.")),
    Status.WITHDRAWN: StatusWords(N_("Complaint withdrawn"), "bad", N_("We have stopped looking into it.")),
    Status.DUPLICATE: StatusWords(
        N_("Joined with another complaint"),
        "info",
        N_("We look into complaints about this product together."),
    ),
    Status.WRONG_PARTY: StatusWords(
        N_("Complaint about the wrong seller"), "bad", N_("Another seller sells this product.")
    ),
    Status.OUT_OF_SCOPE: StatusWords(
        N_("We cannot look into this"), "bad", N_("This matter is not ours to decide.")
    ),
    Status.APPEAL: StatusWords(
        N_("The decision is appealed"), "info", N_("We are looking at the decision once more.")
    ),
    Status.CLOSED: StatusWords(N_("Closed"), "info", N_("Work on this complaint is over.")),
}

UNCONFIRMED_TURN = N_("You: open the link from our e-mail and confirm your address")

TURNS: Mapping[Party | None, str] = {
    Party.COMPLAINANT: N_("You"),
    Party.RESPONDENT: N_("The seller"),
    Party.STAFF: N_("Our staff"),
    None: N_("Nobody, there is nothing left to do"),
}


def told_of(status: Status, *, confirmed: bool) -> dict[str, str]:
    """What a letter says of a status: texts to look up in its reader's language."""
    words = STATUSES[status]
    whose = TURNS[turn(status, confirmed=True)] if confirmed else UNCONFIRMED_TURN
    return {"status_tag": words.tag, "status_meaning": words.meaning, "turn": whose}


EVENTS: Mapping[str, str] = {
    "submitted": N_("Complaint received"),
    "confirmed": N_("E-mail address confirmed"),
    "moved": N_("Status changed"),
}

PHOTO_REASONS: Mapping[str, str] = {
    "empty": N_("The file was empty. Choose the photo again."),
    "heic": N_("This is a HEIC photo. Save it as JPEG, or take a screenshot of it, and add that."),
    "type": N_("This is not a photo. Add a JPEG, PNG or WebP picture."),
    "too-many-pixels": N_("The photo has more than 25 megapixels. Make it smaller and add it again."),
    "damaged": N_("The photo is damaged and cannot be opened. Try another copy."),
    "too-many": N_("There are already as many photos as a complaint can have."),
    "unchecked": N_("We could not check this photo in time. Add it again."),
}
