import pytest

from tests.stack import drafts, running
from tests.stack.drafts import Shelf
from tests.stack.mailbox import Mailbox
from tests.stack.visitor import Visitor


@pytest.fixture(scope="session")
def stack(request):
    return running.of_session(request.config)


@pytest.fixture(scope="session")
def owner(stack):
    return stack.owner


@pytest.fixture(scope="session")
def visitor(stack):
    return Visitor(stack.site, stack.port)


@pytest.fixture(scope="session")
def mail(stack):
    return Mailbox(stack.outputs["mail"])


@pytest.fixture(scope="session")
def shelf(stack, visitor):
    return Shelf(stack, visitor)


@pytest.fixture(autouse=True, scope="module")
def fresh_hour(stack):
    """Every test comes from this computer: the hour's limits begin anew for each module."""
    stack.forget_hour()


@pytest.fixture
def draft(visitor):
    """A draft of this moment."""
    return drafts.open_draft(visitor)


@pytest.fixture
def ripe(shelf):
    """A draft that may be sent."""
    return shelf.take()


@pytest.fixture
def case(visitor, ripe):
    """A complaint just sent, its address not confirmed yet."""
    return drafts.sent(visitor, ripe)
