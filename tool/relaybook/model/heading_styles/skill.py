"""A skill of an agent: its front matter says when to use it."""

from relaybook.model.heading_styles.table import StyleTable

SKILL = StyleTable(
    name="skill",
    why="A page that an agent may read as well. Its Workflow is what to do as much as where to"
    " look, so it opens both; its description in the front matter says when to use it, so no"
    " heading is asked for that before level full.",
    words={
        "when_to_use": "when to use this skill|description",
        "diagnosis": "workflow|synthesize findings|synthesise findings",
        "steps": "workflow|usage|how to use",
        "related": "examples|resources",
    },
    asked=("steps",),
    marks=("goal", "workflow", "synthesize findings", "recommended remediation steps"),
    enough=2,
)
