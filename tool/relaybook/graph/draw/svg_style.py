"""Colours and strokes of the SVG: light and dark, by the reader's system or the page's theme."""

_LIGHT = {
    "paper": "#f6f7f9", "card": "#ffffff", "edge": "#c5ccd6", "ink": "#18202b", "muted": "#566274",
    "hard": "#52617a", "soft": "#7c8aa0", "recovery": "#9aa6b8", "accent": "#3446c9",
    "tint": "#eef0ff", "alert": "#b3261e", "on-alert": "#ffffff",
    "tier-1": "#2c3aa8", "tier-2": "#6a78d6", "tier-3": "#a9b2ea", "tier-4": "#d6daf5",
    "tier-none": "#ffffff",
}  # fmt: skip
_DARK = {
    "paper": "#12161c", "card": "#1c222b", "edge": "#3c4757", "ink": "#e9edf3", "muted": "#a6b1c1",
    "hard": "#9aa9be", "soft": "#75849a", "recovery": "#5d6b80", "accent": "#9aa6ff",
    "tint": "#232a45", "alert": "#ff8a80", "on-alert": "#2b0b08",
    "tier-1": "#a9b4ff", "tier-2": "#7683dd", "tier-3": "#4f5aa6", "tier-4": "#353d6e",
    "tier-none": "#1c222b",
}  # fmt: skip

# A page may hold several maps beside other drawings, so every rule starts at the map's own class.
_SHAPES = """
.rb-map{background:var(--rb-paper);font-family:"Helvetica Neue",Helvetica,Arial,sans-serif}
.rb-map text{fill:var(--rb-ink);font-size:11px}
.rb-map .rb-heading{font-size:15px;font-weight:600}
.rb-map .rb-title{font-size:13px;font-weight:600}
.rb-map .rb-muted{fill:var(--rb-muted)}
.rb-map .rb-paper{fill:var(--rb-paper)}
.rb-map .rb-box{fill:var(--rb-card);stroke:var(--rb-edge);stroke-width:1}
.rb-map .rb-vendor .rb-box{stroke:var(--rb-muted);stroke-width:1.5}
.rb-map .rb-focus .rb-box{fill:var(--rb-tint);stroke:var(--rb-accent);stroke-width:2}
.rb-map a:hover .rb-box,.rb-map a:focus .rb-box{stroke:var(--rb-accent);stroke-width:2}
.rb-map a:hover .rb-title{text-decoration:underline}
.rb-map .rb-line{fill:none;stroke:var(--rb-hard);stroke-width:1.5}
.rb-map .rb-soft .rb-line{stroke:var(--rb-soft);stroke-dasharray:6 4}
.rb-map .rb-recovery .rb-line{stroke:var(--rb-recovery);stroke-dasharray:1 4;stroke-linecap:round}
.rb-map .rb-derived .rb-line{stroke:var(--rb-soft);stroke-dasharray:12 3 2 3}
.rb-map .rb-tip{fill:var(--rb-hard)}
.rb-map .rb-soft .rb-tip{fill:var(--rb-soft)}
.rb-map .rb-recovery .rb-tip{fill:var(--rb-recovery)}
.rb-map .rb-derived .rb-tip{fill:var(--rb-paper);stroke:var(--rb-soft)}
.rb-map .rb-link:hover .rb-line{stroke:var(--rb-accent);stroke-width:2.5}
.rb-map .rb-link:hover .rb-tip{fill:var(--rb-accent)}
.rb-map .rb-badge{fill:var(--rb-alert)}
.rb-map .rb-count{fill:var(--rb-on-alert);font-weight:600;text-anchor:middle}
""" + "\n".join(
    f".rb-map .rb-tier-{tier} .rb-strip{{fill:var(--rb-tier-{tier})}}"
    for tier in ("1", "2", "3", "4", "none")
)


def _variables(selector: str, colours: dict[str, str]) -> str:
    values = ";".join(f"--rb-{name}:{colour}" for name, colour in colours.items())
    return f"{selector}{{{values}}}"


STYLE = "\n".join(
    [
        _variables(".rb-map", _LIGHT),
        "@media (prefers-color-scheme:dark){" + _variables(".rb-map", _DARK) + "}",
        # Material for MkDocs lets the reader choose against the system.
        _variables("[data-md-color-scheme=default] .rb-map", _LIGHT),
        _variables("[data-md-color-scheme=slate] .rb-map", _DARK),
        # Paper is light whatever the reader chose; the last of equals wins.
        "@media print{" + _variables("[data-md-color-scheme] .rb-map,.rb-map", _LIGHT) + "}",
        _SHAPES.strip(),
    ]
)
