"""Drafts: complete, not sent, kept for some days."""

from dataclasses import replace

import pytest

from functions.complaints.drafts import (
    SORT_KEY,
    DraftGone,
    Drafts,
    TooMany,
    case_id,
    discard,
    fingerprint,
    partition,
)
from functions.complaints.photos import State
from functions.shared import moments, outbox
from functions.shared.tokens import Keys
from tests.cast import BUYER, STRANGER, complaint
from tests.functions.complaints import samples


def test_a_draft_comes_back_as_it_was(drafts, draft):
    assert drafts.get(draft.token) == draft
    assert draft.complaint == complaint()


def test_each_draft_has_its_own_token_and_case(drafts):
    opened = [drafts.open(complaint(), BUYER.address) for _ in range(3)]
    assert len({draft.token for draft in opened}) == len({draft.case for draft in opened}) == 3


def test_a_drafts_token_is_nowhere_in_the_table(draft, everything):
    assert draft.token not in everything()


def test_a_case_id_is_128_bits_of_the_tokens_digest():
    assert case_id("token") == "3c469e9d6c5875d37a43f353d4f88e61"


def test_a_changed_draft_has_the_new_answers_and_the_old_days(drafts, draft, clock):
    clock.forward(days=1)
    drafts.change(draft.token, complaint(name="Оля"))
    changed = drafts.get(draft.token)
    assert (changed.complaint.name, changed.expires) == ("Оля", draft.expires)


def test_a_draft_is_kept_for_seven_days(drafts, draft, clock):
    clock.forward(days=7, seconds=-1)
    assert drafts.get(draft.token) == draft
    clock.forward(seconds=1)
    with pytest.raises(DraftGone):
        drafts.get(draft.token)


def test_an_owner_may_keep_drafts_for_less(table, keys, config, clock):
    short = Drafts(table, keys, replace(config.limits, draft_days=1), clock)
    draft = short.open(complaint(), BUYER.address)
    clock.forward(days=1)
    with pytest.raises(DraftGone):
        short.get(draft.token)


@pytest.mark.parametrize(
    "token", ["", "token", Keys("another key", "").issue()], ids=["none", "guessed", "foreign"]
)
def test_a_token_that_we_never_issued_opens_nothing(drafts, token):
    with pytest.raises(DraftGone):
        drafts.get(token)


def test_a_deleted_draft_is_gone(drafts, draft, table, evidence):
    discard(table, evidence, draft.case)
    for act in (drafts.get, lambda token: drafts.change(token, complaint())):
        with pytest.raises(DraftGone):
            act(draft.token)
    assert table.query(partition(draft.case)) == []


def test_a_draft_deleted_a_moment_ago_is_not_made_again_by_a_change(
    drafts, draft, table, evidence, monkeypatch
):
    monkeypatch.setattr(Drafts, "get", lambda *_: draft)
    discard(table, evidence, draft.case)
    with pytest.raises(DraftGone):
        drafts.change(draft.token, complaint())


def test_a_deleted_draft_takes_its_photos_along(table, evidence, photos, image, draft):
    photos.keep(draft.case, samples.photo())
    [waiting] = photos.of(draft.case)
    image.take(f"{draft.case}/{waiting.id}", "1")
    [kept] = photos.of(draft.case)
    discard(table, evidence, draft.case)
    assert (kept.state, evidence.read(kept.key), evidence.read(kept.thumbnail)) == (
        State.ACCEPTED,
        None,
        None,
    )


def test_deleting_twice_is_fine(table, evidence, draft):
    discard(table, evidence, draft.case)
    discard(table, evidence, draft.case)
    assert table.query(partition(draft.case)) == []


def test_a_case_cannot_be_deleted_like_a_draft(table, evidence, case):
    before = table.query(partition(case.id))
    discard(table, evidence, case.id)
    assert table.query(partition(case.id)) == before


def fill(drafts, times, visitor=BUYER.address):
    for _ in range(times):
        drafts.open(complaint(), visitor)


def test_drafts_are_limited_by_network_address_and_hour(drafts, config, clock):
    fill(drafts, config.limits.complaints_per_visitor_hour * 5)
    with pytest.raises(TooMany) as refused:
        fill(drafts, 1)
    assert refused.value.what == "drafts"
    fill(drafts, 1, STRANGER.address)
    clock.forward(hours=1)
    fill(drafts, 1)


def test_answers_have_one_fingerprint_and_others_another():
    assert fingerprint(complaint()) == fingerprint(complaint())
    changes = ({"name": "Оля"}, {"facts": ("logo-differs",)}, {"facts": ("brand-not-maker", "logo-differs")})
    assert len({fingerprint(complaint(**change)) for change in ({}, *changes)}) == 4


def test_an_old_draft_is_due_on_its_last_day_alone(draft, table):
    shard, last = outbox.shard(partition(draft.case)), moments.written(draft.expires)
    assert table.due("pending", shard, last, 9) == [(partition(draft.case), SORT_KEY)]
    assert table.due("pending", shard, last.replace("Z", ""), 9) == []
