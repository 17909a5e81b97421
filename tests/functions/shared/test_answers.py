"""What a view answers."""

from functions.shared.answers import Answer, Instead, see


def test_a_place_to_see_is_new_to_a_program_unless_told_otherwise():
    assert see("/api/uk/drafts").status == 201
    assert see("/api/uk/drafts", status=200).status == 200


def test_a_place_to_see_keeps_shape_and_headers():
    answer = see("/there", {"draft": "1"}, headers={"Set-Cookie": "a=b"})
    assert (answer.location, answer.shape, answer.headers) == (
        "/there",
        {"draft": "1"},
        {"Set-Cookie": "a=b"},
    )


def test_another_answer_travels_whole():
    answer = Answer("check", {"notice": "wait"}, status=429)
    assert Instead(answer).answer is answer
