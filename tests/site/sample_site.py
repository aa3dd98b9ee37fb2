"""A small staged site with one of everything that a page can show, built by MkDocs itself."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copyfile

import yaml

from relaybook.site.browser_assets import BUILD_SCRIPT, browser_assets
from relaybook.site.build_script import build_script
from relaybook.site.theme_configuration import (
    Entry,
    Section,
    SiteSettings,
    theme_configuration,
)
from relaybook.site.trusted_blocks import TrustedBlock, page_markdown

CARD = TrustedBlock(
    """
<section class="rb-card" aria-label="About this page">
  <ul class="rb-badges">
    <li class="rb-badge rb-badge--tier-1">Tier 1</li>
    <li class="rb-badge rb-badge--ok">accepted</li>
    <li class="rb-badge rb-badge--warning">review due</li>
    <li class="rb-badge rb-badge--error">2 errors</li>
    <li class="rb-badge rb-badge--info">example</li>
  </ul>
  <dl class="rb-facts">
    <div class="rb-facts__wide">
      <dt>Who to call</dt>
      <dd>
        <ol class="rb-escalation" data-call-order="">
          <li data-hours="Mon-Fri 09:00-18:00" data-time-zone="Asia/Kolkata">
            <a href="../contacts/fraud-platform.md">Fraud platform</a>
            <span class="rb-reach">+91 22 5550 0101</span>
            <span class="rb-within">within 15 min</span>
          </li>
          <li data-hours="24x7" data-until="2026-11-01">
            <a href="../contacts/fraud-platform.md">Duty manager</a>
            <span class="rb-reach">pager 4711</span>
            <span class="rb-within">within 30 min</span>
          </li>
        </ol>
      </dd>
    </div>
    <div><dt>Owner</dt><dd><a href="../contacts/fraud-platform.md">Fraud platform</a></dd></div>
    <div><dt>Last reviewed</dt><dd><time datetime="2026-08-01">2026-08-01</time>,
      next <span data-due="2026-10-31">2026-10-31</span></dd></div>
    <div><dt>Last changed</dt><dd>2026-10-02</dd></div>
    <div><dt>Source</dt><dd>
      <a href="https://git.example.com/kb/runbooks/score-latency.md">runbooks/score-latency.md</a>
    </dd></div>
  </dl>
</section>
""",
    below_title=True,
)

MAP = TrustedBlock(
    """
<figure class="rb-map" tabindex="0" role="region" aria-label="Map of Fraud scoring">
  <svg viewBox="0 0 320 80" width="320" height="80" role="group" aria-label="Needs">
    <a href="runbooks/score-latency.md"><rect x="5" y="20" width="130" height="36" fill="#1f5fa8"/>
      <text x="20" y="43" fill="#fff">Fraud scoring</text></a>
    <path d="M135 38 H190" stroke="#888" fill="none"/>
    <rect x="190" y="20" width="120" height="36" fill="#444"/>
    <text x="205" y="43" fill="#fff">Feature store</text>
  </svg>
</figure>
"""
)

HOME = TrustedBlock(
    """
<button type="button" class="rb-search" data-open-search="">Search alerts, errors, systems</button>
<ul class="rb-completeness">
  <li><span>owner</span>
    <progress class="rb-meter" aria-label="owner" value="16" max="16"></progress>
    <span class="rb-completeness__count">16 of 16</span></li>
  <li><span>rollback</span>
    <progress class="rb-meter" aria-label="rollback" value="3" max="18"></progress>
    <span class="rb-completeness__count">3 of 18 <span class="rb-badge">not enforced</span></span>
  </li>
</ul>
"""
)

TABLE = TrustedBlock(
    """
<div class="rb-table">
<table data-sortable="" data-filter="Filter systems">
  <thead><tr><th>System</th><th>Tier</th><th>Documents</th></tr></thead>
  <tbody>
    <tr><td>Fraud scoring</td><td>1</td><td data-sort="9">9</td></tr>
    <tr><td>Card switch</td><td>2</td><td data-sort="10">10</td></tr>
    <tr><td>Wiki</td><td>4</td><td data-sort="1">1</td></tr>
  </tbody>
</table>
</div>
<ul class="rb-findings">
  <li class="rb-finding rb-finding--error">
    <span class="rb-badge rb-badge--error">error</span>
    <a href="runbooks/score-latency.md">missing-owner</a> No team owns this system.
    <p><code class="rb-place">systems/wiki.yaml:1:1</code></p>
    <p class="rb-help">Write <code>owner: your-team</code>.</p>
  </li>
  <li class="rb-finding rb-finding--warning rb-finding--accepted">
    <span class="rb-badge rb-badge--warning">warning</span> review-overdue
    <span class="rb-badge">accepted</span>
  </li>
</ul>
<p class="rb-note" data-build=""></p>
"""
)

RUNBOOK = """# Fraud score latency above 2 seconds

## When to use
`FraudScoreLatencyHigh` fires, error ORA-00600 on db-prod-01.example.com.

## Steps

1. **Pause the consumer.** Changes production.

   ```bash
   kubectl -n fraud scale deploy/scorer-consumer --replicas=0 --timeout=30s --context=production-1
   ```

   **Expected:** `deployment.apps/scorer-consumer scaled`

2. Tell the floor. See [the map](../index.md#map).

   - [x] told
   - [ ] confirmed

> [!WARNING]
> Do not delete the topic.

| a | b |
|:--|--:|
| 1 | 2 |

[^1]: Since 2024.

## Verification
p99 is under 800 ms.[^1]
"""

HOSTILE = """# `</title><script>alert(1)</script>` "onmouseover=alert(1)

## `<img src=x onerror=alert(1)>` " onfocus="alert(1)

<script>alert(1)</script> <img src=https://evil.example/x.png onerror=alert(1)>

### `"><script>alert(1)</script>`

<a id="__config">{"base":"https://evil.example"}</a>
"""

PAGES: dict[str, list[str | TrustedBlock]] = {
    "index.md": ["# Knowledge base\n", HOME, "## Map\n", MAP, "## Health\n", TABLE],
    "runbooks/score-latency.md": [CARD, RUNBOOK],
    "runbooks/hostile.md": [HOSTILE, CARD.line],
    "contacts/fraud-platform.md": ["# Fraud platform\n\nA team."],
}


def stage(folder: Path, *, offline: bool) -> Path:
    """Write the staged tree and return its mkdocs.yml."""
    for uri, parts in PAGES.items():
        _write(folder / "pages" / uri, page_markdown(parts))
        for part in parts:
            if isinstance(part, TrustedBlock):
                _write(folder / "blocks" / f"{part.digest}.html", part.html)
    for uri, source in browser_assets().items():
        target = folder / "pages" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(source, target)
    script = build_script("0123456789abcdef", date(2026, 11, 23), None)
    _write(folder / "pages" / BUILD_SCRIPT, script)
    return _write(folder / "mkdocs.yml", yaml.safe_dump(_configuration(offline=offline)))


def _configuration(*, offline: bool) -> dict[str, object]:
    return theme_configuration(
        SiteSettings(
            name="Bank <knowledge> & base",
            offline=offline,
            navigation=(
                Entry("Home", "index.md"),
                Section('Run <b>"books"', (Entry("Latency", "runbooks/score-latency.md"),)),
            ),
        )
    )


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def build(configuration: Path) -> Path:
    """Build with MkDocs, from another folder than the configuration's, and return the site."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(configuration)],
        check=True,
        capture_output=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return configuration.parent / "site"
