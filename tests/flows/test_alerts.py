"""What people are told: a failure once and its end once, by mail, webhook and chat; and a receiver that fails fails no run."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from flows.alerts import tell_end, undelivered
from flows.commands.doctor import doctor
from flows.diagnosis import examine, try_addresses
from flows.notify import Notifier
from flows.settings import Settings, load_settings
from tests.flows.receivers import mail_server, web_receiver
from transforms.errors import FetchError, GateStoppedError, InputError, WarehouseError

SECRET = "s3cret-t0ken"


@pytest.fixture
def web() -> Iterator[SimpleNamespace]:
    """A receiver of webhooks and chat messages."""
    with web_receiver() as (port, received):
        yield SimpleNamespace(
            received=received, hook=f"json://desk:{SECRET}@127.0.0.1:{port}/hook/{SECRET}",
            chat=f"mmost://127.0.0.1:{port}/{SECRET}", broken=f"json://127.0.0.1:{port}/broken/{SECRET}",
        )  # fmt: skip


class Watch:
    """A home whose runs end as the test says."""

    def __init__(self, home, *addresses: str) -> None:
        self.settings = Settings(home=home, notify=addresses)
        self.said: list[str] = []

    def fail(self, error: Exception | None, *sources: str) -> None:
        tell_end(self.settings, sources, self.said.append, is_done=False, error=error)

    def succeed(self, *sources: str) -> None:
        tell_end(self.settings, sources, self.said.append, is_done=True)


@pytest.fixture
def silences(monkeypatch) -> dict[str, str]:
    """The sources that are silent now."""
    found: dict[str, str] = {}
    monkeypatch.setattr("flows.alerts.silent_sources", lambda _path: dict(found))
    return found


def titles(received) -> list[str]:
    return [body.get("title") or body["text"].splitlines()[0] for _, body in received]


@pytest.mark.usefixtures("silences")
def test_a_failure_is_told_once_and_its_end_once(tmp_path, web):
    watch = Watch(tmp_path, web.hook)
    watch.succeed("wire")
    watch.fail(WarehouseError("No space left on device"), "wire")
    watch.fail(WarehouseError("No space left on device, still"), "wire")
    watch.succeed("other")
    watch.succeed("wire")
    watch.succeed("wire")
    assert titles(web.received) == ["newsledger: run of wire failed", "newsledger: over: run of wire failed"]
    assert "No space left on device" in web.received[0][1]["message"]
    assert web.received[0][0] == f"/hook/{SECRET}"


@pytest.mark.usefixtures("silences")
def test_another_failure_in_the_same_place_is_told_anew(tmp_path, web):
    watch = Watch(tmp_path, web.hook)
    watch.fail(FetchError("no connection"), "wire")
    watch.fail(GateStoppedError("the gate stopped run 1"), "wire")
    watch.fail(None, "wire")
    watch.fail(None)
    assert titles(web.received) == [
        "newsledger: run of wire failed", "newsledger: run of wire was stopped by the gate", "newsledger: run of wire died",
        "newsledger: run of samples died",
    ]  # fmt: skip


def test_a_source_that_falls_silent_is_told_and_so_is_its_next_article(tmp_path, web, silences):
    watch = Watch(tmp_path, web.hook)
    silences["wire"] = "no new article for 20 hours"
    watch.succeed("a")
    watch.succeed("b")
    silences.clear()
    watch.succeed("a")
    assert titles(web.received) == ["newsledger: wire is silent", "newsledger: over: wire is silent"]
    assert web.received[0][1]["message"].startswith("no new article for 20 hours\n\nsince 20")


def test_silence_is_read_from_the_published_ledger(desk, tmp_path, web):
    from articles_given import STRIKE, write_articles

    watch = Watch(desk.settings.home, web.hook)
    watch.succeed("wire")
    assert "whether a source is silent is not known" in watch.said[0]
    desk.ingest(write_articles(tmp_path / "articles", {"strike.txt": STRIKE}))
    watch.succeed("wire")
    assert web.received == []
    assert len(watch.said) == 1


def test_mail_webhook_and_chat_all_get_the_message(tmp_path, web):
    with mail_server() as (port, mails):
        mail = f"mailto://desk:{SECRET}@127.0.0.1:{port}?from=ledger@example.org&to=editor@example.org&mode=insecure&format=text"
        watch = Watch(tmp_path, mail, web.hook, web.chat)
        watch.fail(FetchError("the feed moved"), "wire")
    assert watch.said == []
    assert [(mail["To"], mail["Subject"]) for mail in mails] == [("editor@example.org", "newsledger: run of wire failed")]
    assert "the feed moved" in mails[0].as_string()
    assert titles(web.received)[0] == "newsledger: run of wire failed"
    assert "the feed moved" in web.received[1][1]["text"]


@pytest.mark.usefixtures("silences")
def test_an_address_that_fails_is_told_by_number_and_fails_nothing(tmp_path, web, caplog):
    caplog.set_level(logging.DEBUG)
    watch = Watch(
        tmp_path, web.broken, web.hook, f"mailto://desk:{SECRET}@127.0.0.1:9?from=b@example.org&to=a@example.org&mode=insecure"
    )
    watch.fail(FetchError("no"), "wire")
    assert [line.split(" could not")[0] for line in watch.said] == ["notify: address 1 (json)", "notify: address 3 (mailto)"]
    watch.fail(FetchError("no"), "wire")
    assert [path for path, _ in web.received if "hook" in path] == [f"/hook/{SECRET}"]
    assert SECRET not in "".join(
        [*watch.said, caplog.text, *(path.read_text() for path in tmp_path.rglob("*") if path.is_file())]
    )


@pytest.mark.usefixtures("silences")
def test_what_nobody_could_be_told_is_tried_again(tmp_path, web):
    down, up = Watch(tmp_path, web.broken), Watch(tmp_path, web.hook)
    down.fail(FetchError("no"), "wire")
    assert undelivered(down.settings) == ["run of wire failed"]
    up.fail(FetchError("no"), "wire")
    down.succeed("wire")
    up.succeed("wire")
    assert [title for title, (path, _) in zip(titles(web.received), web.received, strict=True) if "hook" in path] == [
        "newsledger: run of wire failed", "newsledger: over: run of wire failed",
    ]  # fmt: skip
    assert undelivered(up.settings) == []


@pytest.mark.usefixtures("silences")
def test_a_failure_that_is_over_before_anybody_could_be_told_is_not_told(tmp_path, web):
    Watch(tmp_path, web.broken).fail(FetchError("no"), "wire")
    Watch(tmp_path, web.hook).succeed("wire")
    assert [path for path, _ in web.received] == [f"/broken/{SECRET}"]


@pytest.mark.parametrize("address", [SECRET, f"nosuch://{SECRET}", f"json:{SECRET}"])
def test_an_address_that_is_none_is_refused_without_showing_it(tmp_path, address):
    with pytest.raises(InputError, match="NEWSLEDGER_NOTIFY.*address 2") as refused:
        Notifier(["json://127.0.0.1/x", address])
    assert SECRET not in str(refused.value)
    watch = Watch(tmp_path, address)
    watch.fail(FetchError("no"), "wire")
    assert "NEWSLEDGER_NOTIFY" in watch.said[0]


def test_nothing_happens_where_nobody_is_to_be_told(tmp_path):
    Watch(tmp_path).fail(FetchError("no"), "wire")
    assert list(tmp_path.iterdir()) == []


def test_addresses_come_from_one_setting_and_are_not_shown_with_it(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLEDGER_NOTIFY", f"json://127.0.0.1/{SECRET} mailto://a:b@example.org")
    settings = load_settings()
    assert settings.notify == (f"json://127.0.0.1/{SECRET}", "mailto://a:b@example.org")
    assert SECRET not in repr(settings)


def test_doctor_sends_a_test_message_and_says_who_was_not_reached(tmp_path, web, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    monkeypatch.setenv("NEWSLEDGER_NOTIFY", f"{web.hook} {web.broken}")
    assert doctor(notify=True) == 1
    assert "could not be delivered: address 2 (json)" in " ".join(capsys.readouterr().out.split())
    assert titles(web.received) == ["newsledger: a test message"] * 2
    one = load_settings(notify=(web.hook,))
    assert (try_addresses(one).state, try_addresses(load_settings(notify=())).state) == ("ok", "problem")
    assert next(finding for finding in examine(one) if finding.what == "notify").detail == "1 addresses"


@pytest.mark.usefixtures("silences")
def test_prefect_tells_the_end_of_every_run(tmp_path, web, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, value in (("NEWSLEDGER_HOME", str(tmp_path)), ("NEWSLEDGER_NOTIFY", web.hook), ("PREFECT_HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    from prefect.states import Completed, Crashed, Failed

    from flows.pipeline import ingest, tell
    from flows.prepared import PREPARED, Prepared

    run = SimpleNamespace(parameters={"sources": ["wire"]})
    assert [ingest.on_failure_hooks, ingest.on_crashed_hooks, ingest.on_completion_hooks] == [[tell]] * 3
    tell(ingest, run, Failed(data=GateStoppedError("too few articles")))
    tell(ingest, run, Crashed())
    tell(ingest, run, Completed())
    assert titles(web.received) == [
        "newsledger: run of wire was stopped by the gate", "newsledger: run of wire died", "newsledger: over: run of wire died",
    ]  # fmt: skip
    token = PREPARED.set(Prepared(None, print))  # type: ignore[arg-type]
    tell(ingest, run, Crashed())  # somebody sits before it and has interrupted it
    PREPARED.reset(token)
    assert len(web.received) == 3
