"""Values in DynamoDB's notation, held against boto3's own."""

import datetime as dt

import pytest
from boto3.dynamodb.types import TypeSerializer
from hypothesis import given
from hypothesis import strategies as st

from functions.complaints.case import Status
from functions.shared import attributes

plain = st.none() | st.booleans() | st.integers(-(10**37), 10**37) | st.text()
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(values)
def test_a_value_comes_back_as_it_was_written(value):
    assert attributes.read(attributes.noted(value)) == value


@given(values)
def test_it_is_written_as_boto3_writes_it(value):
    assert attributes.noted(value) == TypeSerializer().serialize(value)


def test_a_status_is_written_as_its_plain_text():
    assert type(attributes.noted(Status.SUBMITTED)["S"]) is str


@pytest.mark.parametrize("value", [1.5, b"bytes", {"a set"}, dt.datetime(2026, 11, 3)])
def test_what_no_item_holds_is_refused(value):
    with pytest.raises(TypeError):
        attributes.noted(value)


def test_an_attribute_that_is_none_of_ours_is_refused():
    with pytest.raises(TypeError):
        attributes.read({"B": b"bytes"})
