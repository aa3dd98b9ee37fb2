"""What to know to fill the fields of contacts."""

from collections.abc import Mapping

from relaybook.model.field_descriptions.phrases import AUDIENCE, LONG, REACHED, TAGS

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "EscalationLevel": {
        "contact": REACHED,
        "respond_within": "How soon they answer. " + LONG,
        "hours": "When they answer, where that differs from the contact's own hours.",
        "channel": "Which of the contact's ways to use first: phone, pager, chat and so on.",
    },
    "Contact": {
        "type": "team, person, role or vendor.",
        "title": "The name people use.",
        "reach": "How to reach them; at least one way.",
        "hours": "24x7, or ranges like Mon-Fri 09:00-18:00 in time_zone.",
        "time_zone": "An IANA name, like Asia/Kolkata.",
        "audience": AUDIENCE,
        "tags": TAGS,
        "org": "internal (where nothing is written), or vendor:<id>.",
        "escalation": "Who is called about anything this team owns, first to last.",
        "handles": "Names on the forge and in chat.",
        "members": "Ids of people, with dates where they come and go.",
        "lead": "Who leads the team.",
        "position": "What they do.",
        "from_on": "The first day.",
        "until_on": "The last day.",
        "held_by": "Who holds the role, with dates.",
        "domains": "Mail domains of the vendor.",
        "contracts": "Contracts with the vendor; a vendor is active while one is in force.",
        "subcontractors": "Who works for this vendor, as `vendor:id` or by a name.",
    },
    "Contract": {
        "ref": "The number of the contract; handovers name it.",
        "end_on": "The last day of the contract.",
        "covers": "What it is about: systems, services, people.",
        "start_on": "The first day of the contract.",
        "notice_days": "How many days before its end notice has to be given.",
        "notice_given_on": "The day on which notice was given.",
        "transition_support_until": "The last day on which the vendor helps those who take over.",
        "exit_type": "How it ends, in your own words.",
        "audit_rights": "Whether, and how, we may look into what the vendor does.",
        "supervisor_access": "Whether, and how, our supervisor may.",
        "records_until": "The last day on which the vendor keeps its records.",
    },
    "Reach": {
        "phone": "A phone number.",
        "chat": "A channel, such as #payments.",
        "email": "An address for what can wait.",
        "pager": "The name of the schedule that pages somebody.",
        "rota_url": "Where it stands who is on call now.",
        "ticket": "Where to open a ticket.",
    },
    "Member": {
        "person": "The id of a person.",
        "from_on": "The first day in the team; none means always.",
        "until_on": "The last day in the team; none means for good.",
    },
    "Holder": {
        "contact": "The person or team that holds the role.",
        "from_on": "The first day; none means always.",
        "until_on": "The last day; none means for good.",
    },
}
