import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from infra import web
from infra.addresses import Addresses
from tests.conftest import free_port


class Site(BaseHTTPRequestHandler):
    """Sends everyone on, and says by which name it was called."""

    def do_GET(self):
        self.send_response(303)
        self.send_header("Location", "/elsewhere")
        self.send_header("X-Called", self.headers["Host"])
        self.end_headers()

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture
def addresses():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Addresses(f"http://127.0.0.1:{server.server_address[1]}", "eu-central-1")
        server.shutdown()


def test_a_redirect_is_an_answer(addresses):
    status, headers, _ = web.request(addresses, f"{addresses.endpoint}/")
    assert (status, headers["location"]) == (303, "/elsewhere")


def test_a_name_that_only_browsers_resolve_is_called_all_the_same(addresses):
    site = addresses.site("d111.cloudfront.net")
    _, headers, _ = web.request(addresses, f"{site}/")
    assert f"http://{headers['x-called']}" == site


def test_nothing_that_answers_is_an_error_of_the_system():
    dead = Addresses(f"http://127.0.0.1:{free_port()}", "eu-central-1")
    with pytest.raises(OSError, match="refused"):
        web.request(dead, f"{dead.endpoint}/")


def test_on_aws_every_name_is_called_as_it_is():
    aws = Addresses("", "eu-central-1")
    assert web.dialled(aws, "https://d111.cloudfront.net/uk/") == "https://d111.cloudfront.net/uk/"
