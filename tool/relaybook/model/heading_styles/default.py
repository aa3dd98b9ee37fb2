"""The words by which most teams head the sections of a runbook."""

from relaybook.model.heading_styles.table import StyleTable

DEFAULT = StyleTable(
    name="default",
    why="When to use, Steps and Verification, in the many words that teams have for them.",
    words={
        "when_to_use": "when to use|when to use and not|when to use and when not|when to use this"
        "|when to use it|when not to use|meaning|symptom|symptoms|overview|summary"
        "|alert description|description|what does this alert mean|what this alert means|trigger"
        "|goal|background|introduction|purpose",
        "impact": "impact|severity|severities|blast radius|user impact|customer impact",
        "prerequisites": "prerequisites|prerequisite|before you begin|before you start|preparation"
        "|prechecks|requirements|access|required access|prerequisites and access",
        "approval": "approval|approvals|who approves",
        "diagnosis": "diagnosis|troubleshooting|troubleshooting pointers"
        "|first line troubleshooting|possible checks|steps to check|investigation|investigating"
        "|triage|workflow|is it real",
        "steps": "steps|mitigation|mitigating|resolution|possible resolution|possible resolutions"
        "|remediation|remediation steps|recovery|recommended action|recommended actions"
        "|recommended remediation steps|procedure|fix|how to fix|instructions",
        "verification": "verify|verification|validation|postchecks|confirm|confirmation"
        "|expected outcome|success criteria",
        "rollback": "rollback|rollbacks|rollback steps|rollback plan|rollback procedure|revert"
        "|reverting|backout|backout plan|undo|restore previous version|reenable|reenabling|revoke"
        "|revoking|revocation",
        "failback": "failback|failing back|return to normal",
        "reconciliation": "reconciliation|reconcile",
        "evaluation_gate": "evaluation gate|evaluation|acceptance gate|gate",
        "fallback": "fallback|fallback while it is off|while it is off|manual fallback|workaround",
        "communication": "communication|communications|who to tell|notifications|announce"
        "|announcement",
        "escalation": "escalation|escalate|when to escalate|how to escalate|escalation path|contact"
        "|contacts|support|getting help|who to call",
        "record_to_keep": "record to keep|records to keep|record|records|evidence|evidence to keep"
        "|afterwards|record keeping",
        "schedule": "schedule|calendar|when it runs|timetable|schedule and calendar",
        "related": "related|related links|related alerts|links|references|additional resources"
        "|see also|previous incidents|dependencies",
    },
    asked=("when_to_use", "steps", "verification"),
    marks=(),
    enough=0,
)
