"""What stands between the world and the help centre."""


def test_the_home_page_is_there(visitor):
    assert visitor.get("/").status == 200
