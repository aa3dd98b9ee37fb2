"""The allow-list that every rendered page goes through, run last.

It is applied to the finished HTML, so it does not matter how something came into the page: raw
HTML, an attribute list, a Markdown link or an extension nobody thought of.
"""

import nh3
from pygments.token import STANDARD_TYPES

from relaybook.site.rendering.addresses import (
    is_external,
    names_a_user,
    safe_anchor,
    with_safe_anchor,
)
from relaybook.site.rendering.code import KIND_CLASSES
from relaybook.site.rendering.label_lines import LABEL_CLASSES


def _listed(words: str) -> set[str]:
    return set(words.split())


_TAGS = _listed(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp small span"
    " strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
)

# Tags of which the content goes too. Of all others that are not listed, the text stays.
_WITH_CONTENT = _listed(
    "applet audio canvas embed frame frameset iframe math noembed noframes noscript object"
    " plaintext script select style svg template textarea title video xmp"
)

_ATTRIBUTES = {
    "*": {"id", "title", "lang", "dir"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "details": {"open"},
    "input": {"checked", "disabled", "aria-label"},
    "time": {"datetime"},
}

_ALIGNED = {"align": {"left", "center", "right"}}

_CLASSES = {
    "a": {"headerlink", "footnote-ref", "footnote-backref"},
    "code": {"highlight"},
    "div": KIND_CLASSES
    | {"highlight", "footnote", "admonition", "note", "tip", "info", "warning", "danger"},
    "li": {"task-list-item"},
    "p": {"admonition-title"},
    "strong": LABEL_CLASSES,
    "span": set(filter(None, STANDARD_TYPES.values())),
}


def _checked_attribute(tag: str, name: str, value: str) -> str | None:
    if name in {"id", "name"}:
        return safe_anchor(value)
    if name == "href":
        return None if names_a_user(value) else with_safe_anchor(value)
    if name == "src":
        return None if is_external(value) else value
    if tag == "input" and name == "aria-label":
        return value if value in {"Done", "To do"} else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_checked_attribute,
    tag_attribute_values={"td": _ALIGNED, "th": _ALIGNED},
    # One only: several would be written in an order that differs from run to run.
    set_tag_attribute_values={"input": {"type": "checkbox"}},
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)


def sanitised(html: str) -> str:
    """Return a fragment of a page with only what a record may show; every tag is closed."""
    return _CLEANER.clean(html)
