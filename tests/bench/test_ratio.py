from bench import ratio


def test_neighbours_are_compared_and_one_bad_moment_does_not_count():
    assert ratio.paired([1, 100, 3], [2, 2, 4]) == 0.75


def test_measures_take_turns():
    order = []
    columns = ratio.in_turns(2, lambda: order.append("a") or 1, lambda: order.append("b") or 2)
    assert order == ["a", "b", "a", "b"]
    assert columns == [[1, 1], [2, 2]]
