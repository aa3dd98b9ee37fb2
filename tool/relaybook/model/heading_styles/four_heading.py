"""Meaning, Impact, Diagnosis, Mitigation, as alert runbooks of Kubernetes projects have them."""

from relaybook.model.heading_styles.table import StyleTable

FOUR_HEADING = StyleTable(
    name="four-heading",
    why="Meaning, Impact, Diagnosis and Mitigation: the convention of alert runbooks that are"
    " published with the alerts. It has no place for a verification, since the alert that"
    " stops firing is one, so none is asked for before level full.",
    words={
        "when_to_use": "alert|alert details|alert expression|possible cause|possible causes|causes",
        "diagnosis": "diagnose|diagnostics|debugging",
        "steps": "mitigate|mitigation steps|mitigations",
        "related": "notes|more information|further information",
    },
    asked=("when_to_use", "impact", "diagnosis", "steps"),
    marks=("meaning", "impact", "diagnosis", "mitigation"),
    enough=4,
)
