from infra.parameters import sender

ADDRESS = "help@market.example"


class Account:
    """An AWS account with some SES identities."""

    def __init__(self, *identities):
        self.identities = list(identities)

    def client(self, _):
        return self

    def get_paginator(self, _):
        return self

    def paginate(self):
        return [{"Identities": self.identities}]


class Stack:
    def __init__(self, **outputs):
        self._outputs = outputs

    def outputs(self):
        return self._outputs


def test_a_new_account_gets_an_identity_for_the_address():
    assert sender(Account(), Stack(), ADDRESS) == {"SenderIdentity": ADDRESS, "MakeSenderIdentity": "true"}


def test_an_existing_identity_of_the_domain_is_adopted():
    found = sender(Account("market.example"), Stack(), ADDRESS)
    assert found == {"SenderIdentity": "market.example", "MakeSenderIdentity": "false"}


def test_the_addresss_own_identity_comes_before_its_domains():
    assert sender(Account("market.example", ADDRESS), Stack(), ADDRESS)["SenderIdentity"] == ADDRESS


def test_the_identity_that_the_stack_made_stays_the_stacks():
    found = sender(Account(ADDRESS), Stack(SenderIdentity=ADDRESS), ADDRESS)
    assert found == {"SenderIdentity": ADDRESS, "MakeSenderIdentity": "true"}
