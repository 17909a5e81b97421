import pytest

from tests.stack import running
from tests.stack.mailbox import Mailbox
from tests.stack.visitor import Visitor, complaint, somebody


@pytest.fixture(scope="session")
def stack(request):
    return running.of_session(request.config)


@pytest.fixture
def visitor(stack):
    return Visitor(stack.site, stack.port)


@pytest.fixture
def mail(stack):
    return Mailbox(stack.outputs["mail"])


@pytest.fixture
def draft(visitor):
    """The address of a draft below the site."""
    token = visitor.send("/api/uk/drafts", complaint(somebody())).json["draft"]
    return f"/api/uk/drafts/{token}"
