"""A command is judged by its verb where a shell would run it, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.change_words import effect_of


@pytest.mark.parametrize(
    ("command", "effect", "evidence"),
    [
        ("kubectl -n pay scale deploy/x --replicas=0", "change", "kubectl -n pay scale"),
        (
            'kubectl -n "$NS" --context=live delete pod a',
            "change",
            'kubectl -n "$NS" --context=live delete',
        ),
        ("sudo systemctl restart scorer", "change", "systemctl restart"),
        ("oc get pods -o name | xargs -n1 oc delete", "change", "oc delete"),
        ("POD=$(kubectl get pod -o name); kubectl delete $POD", "change", "kubectl delete"),
        ("kubectl exec deploy/a -- systemctl stop b", "change", "systemctl stop"),
        ("aws s3 cp dump.sql s3://backups/", "change", "aws s3 cp"),
        ("begin;\nupdate cases set state = 'open'", "change", "update cases set"),
        ("rm -rf /var/lib/scorer", "irreversible", "rm -rf"),
        ("kubectl delete pvc data-0", "irreversible", "kubectl delete pvc"),
        ("psql -c 'drop table cases'", "irreversible", "drop table"),
        ("terraform -chdir=live destroy", "irreversible", "terraform -chdir=live destroy"),
        ("kubectl apply -f a.yaml\nterraform destroy", "irreversible", "terraform destroy"),
        ("dlq-purge --id 7", "irreversible", "dlq-purge"),
        ("find / -name x -delete", "irreversible", "find / -name x -delete"),
        ("find . -exec rm {} \\;", "irreversible", "find . -exec rm"),
        (
            'find . -name "*.log" | xargs -0 rm',
            "irreversible",
            'find . -name "*.log" | xargs -0 rm',
        ),
        ("rm cases.db", "irreversible", "rm cases.db"),
        ("/bin/rm -rf /data", "irreversible", "rm -rf"),
        ("aws s3 rm s3://b --recursive", "irreversible", "aws s3 rm"),
        ("aws s3 rb s3://b", "irreversible", "aws s3 rb"),
        ("kubectl delete ns/prod", "irreversible", "kubectl delete ns/prod"),
        ("bin/kafka-topics.sh --delete --topic a", "irreversible", "kafka-topics.sh --delete"),
        ("kafka-topics --topic a --delete", "irreversible", "kafka-topics --topic a --delete"),
        ('mongosh --eval "db.dropDatabase()"', "irreversible", 'mongosh --eval "db.dropDatabase('),
        ("psql -c 'truncate cases'", "irreversible", "truncate cases'"),
        ("ssh db-1 sudo reboot", "change", "reboot"),
        ("ssh -i key core@db-1 sudo reboot", "change", "reboot"),
        ("for h in a b; do ssh $h sudo reboot; done", "change", "reboot"),
        ("curl -d @rule.json http://rules/a", "change", "curl -d @"),
        (
            "curl http://rules/a --data-binary @rule.json",
            "change",
            "curl http://rules/a --data-binary",
        ),
        ("sudo iptables -F", "change", "iptables -F"),
        ("kubectl -n delete get pods", "read", "kubectl -n delete get"),
        ("systemctl --user restart a", "change", "systemctl --user restart"),
        ("kubectl --user restart get pods", "read", "kubectl --user restart get"),
        ("git -C /srv push --force", "change", "git -C /srv push --force"),
        ("git -C push status", "read", "git -C push status"),
        ("aws --profile delete-x s3 ls", "read", "aws --profile delete-x s3 ls"),
        (
            "aws --region eu ec2 terminate-instances",
            "irreversible",
            "aws --region eu ec2 terminate-instances",
        ),
        ("gcloud --project delete sql list", "read", "gcloud --project delete sql list"),
        (
            "gcloud --quiet --project a sql delete b",
            "irreversible",
            "gcloud --quiet --project a sql delete",
        ),
        ("docker --host tcp://a ps", "read", "docker --host tcp://a ps"),
        ("oc get pods | grep 'a|b' | sort 2>/dev/null", "read", "oc get"),
        ("oc logs <pod> > /tmp/log 2>&1", "read", "oc logs"),
        ("oc logs $(oc get pod -o name | head -1) -c a", "read", "oc logs"),
        ("find . -name a -exec grep b {} \\;", "read", "find"),
        ("aws s3 rm s3://b --dryrun", "read", "a trial run"),
        ("kubectl get pods\noc logs a", "read", "kubectl get"),
        ("select count(*)\nfrom cases\nwhere state = 'open'", "read", "select"),
        ("terraform plan -out=a", "read", "terraform plan"),
        ("kubectl apply -f a.yaml --dry-run=client", "read", "a trial run"),
    ],
)
def test_verbs_of_known_tools(command: str, effect: str, evidence: str) -> None:
    found, words = effect_of(command)

    assert found == effect
    assert words == evidence


@pytest.mark.parametrize(
    "command",
    [
        "kubectl get cm delete-me",
        "kubectl logs -l app=restart",
        "oc get events | grep delete",
        "oc rollout status deploy/a",
        "grep 'rm -rf' history.txt",
        "cat update-set.sql",
        "aws eks update-kubeconfig --name live",
        "aws ssm start-session --target i-1",
        "aws s3 cp s3://backups/dump.sql .",
        "rm -f /tmp/dump.sql",
        "chmod +x check.sh",
        "echo please restart the service scorer",
        "curl -X POST http://es/_search",
        "truncated=1",
        "systemctl status scorer",
        "kubectl auth can-i delete pods",
        "git push origin my-branch",
        "git rm a.md",
        "docker run --rm -it a",
        "rm /tmp/dump.sql",
        "confirm the order",
        "Truncate the log when it is full",
        "curl -sD - -o /dev/null http://a",
        "curl -G -d 'query=up' http://prometheus/a",
        "curl http://es/_search -d '{}'",
        "curl -X GET http://es/a -d '{}'",
        "iptables -nvL",
        "kafka-topics --list",
        "ssh reboot-host uptime",
        "grep 'xargs rm' history",
    ],
)
def test_words_that_no_shell_runs_change_nothing(command: str) -> None:
    assert effect_of(command)[0] in ("", "read")


@pytest.mark.parametrize(
    "command",
    [
        "cat f > /etc/passwd",
        "cat f >/tmp/../etc/passwd",
        "cat f | tee /etc/passwd",
        "oc get pods -o name | queuectl drain",
        "cat users | xargs -I{} gpg --recv-key {}",
        "oc get pods && queuectl drain",
        "cat $(queuectl drain)",
        "find . -exec queuectl drop {} \\;",
        "find /tmp/a -delete",
    ],
)
def test_a_read_is_none_where_what_follows_may_do_more(command: str) -> None:
    assert effect_of(command) == ("unknown", "")
    assert effect_of(f"oc get pods\n{command}") == ("unknown", "")


def test_one_unknown_command_makes_the_whole_unknown() -> None:
    assert effect_of("kubectl get pods\nqueuectl drain") == ("", "")


def test_very_long_blocks_are_judged_by_their_beginning() -> None:
    assert effect_of("x\n" * 5_000 + "rm -rf /data") == ("", "")


@given(st.text())
def test_any_text_has_the_same_effect_twice(text: str) -> None:
    assert effect_of(text) == effect_of(text)
    assert effect_of(text)[0] in ("", "unknown", "read", "change", "irreversible")
