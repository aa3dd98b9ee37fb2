"""What to know to fill relaybook.yml."""

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Aliases": {
        "headings": "By section: headings that open it.",
        "labels": "By label of a step (expected, if_not, stop_if, undo, approval, where, takes):"
        " your words for it.",
        "statuses": "By status: your words for it (`accepted: [beschlossen]`).",
        "keys": "By field: keys of the front matter that are read as it, such as owner_slack.",
    },
    "Owners": {
        "read": "Which files are read: owners (OWNERS, OWNERS_ALIASES) and codeowners.",
        "codeowners": "The CODEOWNERS file; without it, the one that forges read.",
        "syntax": "Whose CODEOWNERS it is: github or gitlab; without it, folder and sections tell.",
        "registries": "Files with a list of teams or services.",
    },
    "RegistrySource": {
        "file": "The file, YAML or JSON, inside the knowledge base.",
        "list": "The keys that lead to the list, with dots between; else the file is the list.",
        "name": "The key of an entry that holds the id of a record.",
        "folder": "The key that holds a folder: its path, or its name alone.",
        "path": "The key that holds the path of a record.",
        "owner": "The key that names the team, by its id or a handle.",
        "escalation": "The key that names who is called, in order.",
    },
    "TableMapping": {
        "list": "The keys that lead to the list, with dots between; else the file is the list.",
        "id": "The key of an entry that holds its name.",
        "fields": "By field of ours: the foreign key, as a.b, or a[].b for each of a list.",
    },
    "ImportSource": {
        "file": "Paths, folders or globs inside the knowledge base.",
        "format": "backstage, compose, csv, eventcatalog, gitlab, or mapping for any other list.",
        "mode": "overlay: it stays the truth for what it has; adopt: it was taken over.",
        "systems": "Which keys of a list of services say what.",
        "contacts": "Which keys of a list of teams say what.",
    },
    "CompareSource": {
        "file": "Paths, folders or globs inside the knowledge base.",
        "format": "jaeger, zipkin, or a format of imports.",
        "systems": "Which keys of a list of services say what.",
        "contacts": "Which keys of a list of teams say what.",
        "window": "Which time it covers, in words; without it what the file says.",
        "taken_on": "The day on which it was taken.",
        "source": "The source in the aliases of systems; default: the format.",
        "min_calls": "An edge seen less often is left out.",
    },
    "CompareSettings": {
        "inputs": "Graphs to compare with, shown on the site.",
        "ignore": "Systems that are left out, as either side names them.",
        "ignore_edges": "Edges that are left out, as a -> b, with * for any.",
    },
    "DecisionSettings": {
        "one_number_space": "Folders whose decisions share one sequence of numbers.",
        "date_order": "Which way round 05/02/2018 is: day-first or month-first.",
    },
    "Folders": {
        "systems": "Folders with systems.",
        "contacts": "Folders with contacts.",
        "runbooks": "Folders with runbooks.",
        "decisions": "Folders with decisions, one a log.",
        "exercises": "Folders with exercises.",
        "handovers": "Folders with handovers.",
        "alerts": "Folders with alert rules.",
        "guides": "Folders with other pages, published as written.",
    },
    "LevelSetting": {
        "default": "basic, standard or full, where nothing else is said.",
        "folders": "By folder: its level.",
        "systems": "By system: the level of what is about it.",
    },
    "RuleSetting": {
        "severity": "error, warning, info, or off.",
        "folders": "By folder: its severity there.",
    },
    "Organisation": {
        "name": "What we are called.",
        "domains": "Domains of addresses that are ours.",
    },
    "Configuration": {
        "format": "The format of the records; 1.",
        "rules": "The release of the rules; newer rules only inform until this moves.",
        "name": "The name of the knowledge base.",
        "url": "Where its site is published.",
        "former_urls": "Addresses under which it was published before.",
        "edit_url": "Where files are on the forge; the path of a file is added at its end.",
        "folders": "Which folders hold which kind of record.",
        "level": "How much is asked for: basic, standard or full; also by folder or system.",
        "profiles": "Profiles by which everything is judged.",
        "heading_style": "The heading style of all runbooks, or by folder: default, four-heading,"
        " gitlab-playbook, ft or skill.",
        "aliases": "Your own words for headings, labels of steps, statuses and keys.",
        "foreign_keys": "Keys of front matter that other tools need, so that they are no findings.",
        "owners": "Registries, CODEOWNERS and OWNERS files to take owners from.",
        "decisions": "How decisions are numbered and dated.",
        "alerts": "Where alert rules are, and how they link to runbooks.",
        "imports": "Catalogues that others keep, whose systems and contacts are read here.",
        "compare": "Graphs that ours is compared with, and what is left out of it.",
        "rule_settings": "By rule: its severity (or off), in all or by folder, and thresholds.",
        "holidays": "By name: lists of days on which nobody answers.",
        "organisation": "Who we are: contacts of its domains are ours.",
        "audiences": "Which audiences there are.",
        "as_of": "Judge as of this day for good: a date, exit or exit:HANDOVER.",
        "cited_from": "Globs of code to search for citations of decisions.",
        "base_branch": "The branch that work is merged into; default: that of origin.",
    },
}
