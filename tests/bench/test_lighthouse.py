from bench import lighthouse

FULL = dict.fromkeys(lighthouse.CATEGORIES, 100)


def runs_of(monkeypatch, *performances):
    waiting = [FULL | {"performance": value} for value in performances]
    monkeypatch.setattr(lighthouse, "scores", lambda *_: waiting.pop(0))
    return waiting


def test_full_scores_are_measured_once(monkeypatch):
    waiting = runs_of(monkeypatch, 100, 50)
    assert lighthouse.median_scores("lighthouse", "/", "chromium") == FULL
    assert len(waiting) == 1


def test_other_scores_are_the_median_of_five(monkeypatch):
    runs_of(monkeypatch, 97, 100, 99, 100, 98)
    assert lighthouse.median_scores("lighthouse", "/", "chromium")["performance"] == 99


def test_without_npm_every_score_is_a_figure_that_is_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    figures = list(lighthouse.figures(tmp_path, "http://site", "uk", "chromium"))
    assert len(figures) == 12
    assert not any(figure.met for figure in figures)
