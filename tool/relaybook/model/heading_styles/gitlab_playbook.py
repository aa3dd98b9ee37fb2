"""The playbook of GitLab's runbooks, in which Verification comes first."""

from relaybook.model.heading_styles.table import StyleTable

GITLAB_PLAYBOOK = StyleTable(
    name="gitlab-playbook",
    why="In GitLab's playbooks, Verification asks whether the alert is real: it comes before the"
    " work, so it is diagnosis here and no proof that the work helped. For that the playbook has"
    " no heading, so none is asked for before level full.",
    words={
        "when_to_use": "alert behavior|alert behaviour",
        "diagnosis": "verification|verify|metrics|recent changes|logs",
        "related": "definitions|services|service",
    },
    asked=("when_to_use", "diagnosis", "steps"),
    marks=(
        "alert behavior",
        "severities",
        "verification",
        "recent changes",
        "troubleshooting",
        "possible resolutions",
        "escalation",
    ),
    enough=4,
)
