"""The system runbook of the Financial Times: one page for a system, by lines of support."""

from relaybook.model.heading_styles.table import StyleTable

FT = StyleTable(
    name="ft",
    why="One page for a whole system: what the first line of support looks at, what the second"
    " line does, where the health of the system is seen, and how a release is taken back.",
    words={
        "when_to_use": "primary url|what it does|more information",
        "diagnosis": "first line troubleshooting|first line support",
        "steps": "second line troubleshooting|second line support|data recovery details",
        "verification": "monitoring|health checks",
        "rollback": "rollback process type|release rollback process type|rollback details"
        "|release details",
        "failback": "failback process type|failback details",
        "fallback": "failover details|failover process type",
        "escalation": "supported by|delivered by|known about by",
        "related": "architecture|host platform|code",
    },
    asked=("diagnosis", "steps", "verification"),
    marks=("first line troubleshooting", "second line troubleshooting"),
    enough=1,
)
