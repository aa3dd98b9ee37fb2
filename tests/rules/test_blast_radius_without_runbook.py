"""Who takes critical systems down has a runbook, and another rule does not say it already."""

from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "blast-radius-without-runbook"
CARDS = "title: Cards\nservice_tier: 1\ndepends_on: [cache]\n"
RUNBOOK = "---\ntype: {}\nsystems: [{}]\n---\n\n# Do it\n"


def _report(folder: Path, settings: str = "", /, **files: str) -> Report:
    files = {"systems/cards.yaml": CARDS} | {
        f"runbooks/{name}.md" if text.startswith("---") else f"systems/{name}.yaml": text
        for name, text in files.items()
    }
    files["relaybook.yml"] = f"format: 1\nrule_settings:\n{settings}" if settings else "format: 1\n"
    return judged(folder, files, Level.FULL, RULE)


def test_it_says_what_goes_down_and_how(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        cards="title: Cards\nservice_tier: 1\ndepends_on:\n  - limits\n",
        limits="title: Limits\nservice_tier: 1\ndepends_on:\n  - cache\n",
        cache="title: Cache\nservice_tier: 4\n",
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/cache.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            1,
            1,
            (
                "Cache takes 2 systems of tier 1 down with it, and no runbook says what to do when"
                " it fails: Limits → Cache"
            ),
            (
                "write one with `relaybook new runbook`, with `type: alert_response` and `systems:"
                " [cache]`; `relaybook impact cache` prints what goes down and whom to call"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/limits.yaml", 4, "Limits needs Cache")
    ]


def test_a_runbook_of_it_or_of_its_whole_answers(tmp_path: Path) -> None:
    cache = "title: Cache\nservice_tier: 4\n"
    part = f"{cache}part_of: [{{to: cards, as: system}}]\n"

    own = _report(tmp_path / "a", cache=cache, do=RUNBOOK.format("alert_response", "cache"))
    whole = _report(tmp_path / "b", cache=part, do=RUNBOOK.format("alert_response", "cards"))
    other = _report(tmp_path / "c", cache=part, do=RUNBOOK.format("access", "cache"))

    assert [len(report.findings) for report in (own, whole, other)] == [0, 0, 1]


def test_what_missing_runbook_type_asks_is_not_asked_twice(tmp_path: Path) -> None:
    narrow = "  missing-runbook-type: {alert_response_to_tier: 1}\n"
    cache = "title: Cache\nservice_tier: 2\n"

    assert said(_report(tmp_path / "a", cache=cache)) == []
    assert len(_report(tmp_path / "b", narrow, cache=cache).findings) == 1


def test_what_is_not_ours_or_does_not_run_is_not_asked(tmp_path: Path) -> None:
    outside = _report(tmp_path / "a", cache="title: Cache\nscope: external\n")
    planned = _report(tmp_path / "b", cache="title: Cache\nlifecycle: planned\n")

    assert said(outside) == said(planned) == []


def test_what_nobody_can_tell_is_counted(tmp_path: Path) -> None:
    link = "links: [{rel: runbooks, url: 'https://git.example.com/cache'}]\n"
    elsewhere = _report(tmp_path / "a", cache=f"title: Cache\n{link}")
    no_tier = _report(
        tmp_path / "b", cards="title: Cards\ndepends_on: [cache]\n", cache="title: Cache\n"
    )

    assert said(elsewhere) == said(no_tier) == []
    assert elsewhere.tallies[RULE].unknown == {
        "systems whose other runbooks are kept elsewhere, as a link of theirs says": 1
    }
    assert no_tier.tallies[RULE].unknown == {
        "systems without such a runbook that take systems without a service_tier down": 1
    }


def test_lower_tiers_count_where_the_settings_say_so(tmp_path: Path) -> None:
    desk = "title: Desk\nservice_tier: 2\ndepends_on: [log]\n"
    files = {"desk": desk, "log": "title: Log\nservice_tier: 3\n", "cards": "title: Cards\n"}

    usual = _report(tmp_path / "a", **files)
    strict = _report(tmp_path / "b", f"  {RULE}: {{to_tier: 2}}\n", **files)

    assert said(usual) == []
    assert [finding.path for finding in strict.findings] == ["systems/log.yaml"]
