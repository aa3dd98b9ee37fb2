import pytest

from relaybook.load.raw_html import read_html


@pytest.mark.parametrize(
    ("source", "anchors", "shows"),
    [
        (b'<a id="here"></a><a name=there>', ["here", "there"], False),
        (b'<!-- <a id="here"><img src="a.png"> -->', [], False),
        (b'<!--> <a id="here"> -->', ["here"], False),
        (b'<p>Text</p><img src="a.png">', [], True),
        (b"<!-- never ends <table>", [], False),
    ],
)
def test_what_a_comment_holds_does_not_count(
    source: bytes, anchors: list[str], *, shows: bool
) -> None:
    found = read_html(source)

    assert (found.anchors, found.shows_something) == (anchors, shows)


def test_what_may_run_keeps_its_place_behind_a_comment() -> None:
    source = b"<!-- <script> --><script>go()</script>"

    (found, *_) = read_html(source).unsafe

    assert found[1] == source.rindex(b"<script>")
