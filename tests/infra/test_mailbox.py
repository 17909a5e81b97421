import json
import smtplib
import urllib.request
from email import policy
from email.message import EmailMessage
from urllib.error import HTTPError

import pytest

from infra.mailbox import Mailbox


@pytest.fixture
def mailbox(tmp_path):
    with Mailbox(4640, tmp_path) as running:
        yield running


def send(
    mailbox, to="olena@example.org", subject="Ваша скарга", text="Ми отримали вашу скаргу.\n.\nДалі", html=""
):
    letter = EmailMessage(policy=policy.SMTP.clone(cte_type="7bit"))
    letter["Subject"], letter["From"], letter["To"] = subject, "Центр <help@market.example>", to
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    letter["Content-Language"] = "uk"
    host, port = mailbox.smtp.split(":")
    with smtplib.SMTP(host, int(port)) as connection:
        connection.sendmail("help@market.example", [to], letter.as_bytes())


def get(mailbox, path=""):
    address = mailbox.address.replace("localhost", "127.0.0.1") + path
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own address)
        return answer.headers, answer.read().decode()


def messages(mailbox, query=""):
    return json.loads(get(mailbox, f"messages.json{query}")[1])


def test_a_letter_is_read_as_its_reader_reads_it(mailbox):
    send(mailbox)
    (letter,) = messages(mailbox)
    assert (letter["to"], letter["subject"]) == ("olena@example.org", "Ваша скарга")
    assert letter["from"] == "Центр <help@market.example>"
    assert letter["text"].splitlines() == ["Ми отримали вашу скаргу.", ".", "Далі"]
    assert letter["headers"]["Content-Language"] == "uk"


def test_the_newest_letter_is_first(mailbox):
    send(mailbox, subject="перший")
    send(mailbox, subject="другий")
    assert [letter["subject"] for letter in messages(mailbox)] == ["другий", "перший"]


def test_letters_to_one_address_can_be_picked(mailbox):
    send(mailbox, to="olena@example.org")
    send(mailbox, to="staff@market.example")
    assert [letter["to"] for letter in messages(mailbox, "?to=STAFF@market.example")] == [
        "staff@market.example"
    ]


def test_letters_outlive_a_restart(mailbox, tmp_path):
    send(mailbox)
    with Mailbox(4645, tmp_path) as again:
        assert len(messages(again)) == 1


def test_the_page_shows_the_letter_in_its_language(mailbox):
    send(mailbox, html="<p>Ми отримали вашу скаргу.</p>")
    _, page = get(mailbox)
    assert 'lang="uk">Ваша скарга</h2>' in page
    assert 'sandbox="allow-popups' in page


def test_markup_in_a_subject_stays_text(mailbox):
    send(mailbox, subject="<script>alert(1)</script>")
    assert "<script>" not in get(mailbox)[1]


def test_a_letters_own_html_runs_nothing(mailbox):
    send(mailbox, html="<p>Лист</p>")
    (letter,) = messages(mailbox)
    headers, html = get(mailbox, f"letters/{letter['id']}.html")
    assert "<p>Лист</p>" in html
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_path_out_of_the_folder_finds_nothing(mailbox):
    with pytest.raises(HTTPError) as refused:
        get(mailbox, "letters/..%2Fengine.log")
    refused.value.close()
    assert refused.value.code == 404


def test_a_taken_port_moves_the_page_to_the_next(mailbox, tmp_path):
    with Mailbox(4640, tmp_path / "other") as second:
        assert second.address != mailbox.address
