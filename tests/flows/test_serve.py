"""Schedules: what is served, when, and that a worker of Prefect can import it."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import yaml

from flows.catch_up import ANCHOR, catch_up, last_slot, logical_date, served_until
from flows.prefect_server import PrefectServer, refuse_closed_port
from flows.run import _naming_the_server
from flows.schedules import parse_schedule
from flows.serve import deployment_of, scheduled_sources, server_schedule
from flows.settings import Settings
from flows.sources import Source
from tests.flows.newsledger_command import OPENS, held
from transforms.errors import InputError, NewsledgerError, WarehouseLockedError
from warehouse.database import connect_writer
from warehouse.runs import finish_run, start_run
from warehouse.source_runs import SourceRun, record_source_runs

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("schedule", "interval"),
    [
        ("*/30 * * * *", None),
        ("0 4 * * 1-5", None),
        ("0,30 6-22/2 1 jan-mar MON", None),
        ("every 20 seconds", timedelta(seconds=20)),
        ("every 1 minute", timedelta(minutes=1)),
        ("Every 6 hours", timedelta(hours=6)),
        ("every 2 days", timedelta(days=2)),
    ],
)
def test_a_schedule_is_cron_text_or_an_interval(schedule, interval):
    assert parse_schedule(schedule) == interval


@pytest.mark.parametrize(
    "schedule",
    [
        "hourly",
        "every 0 minutes",
        "every ten minutes",
        "every 5 weeks",
        "* * *",
        "every 5",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "5-1 * * * *",
        "1,,2 * * * *",
        "a * * * *",
        "1-2-3 * * * *",
    ],
)
def test_another_schedule_is_refused(schedule):
    with pytest.raises(ValueError, match="neither cron text|is no cron text"):
        parse_schedule(schedule)


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "sources.csv").write_text(
        "name,kind,location,outlet,language,schedule,active,notes\n"
        "on,folder,x,,,every 1 minute,true,\noff,folder,x,,,every 1 minute,false,\nunscheduled,folder,x,,,,true,\n"
        "samples,folder,x,,,,true,\n"
    )
    return Settings(home=tmp_path)


def test_active_sources_with_a_schedule_are_served(settings):
    assert [source.name for source in scheduled_sources(settings, [])] == ["on"]


def test_a_source_that_is_not_active_can_be_served_by_name(settings):
    assert [source.name for source in scheduled_sources(settings, ["off"])] == ["off"]


@pytest.mark.parametrize("name", ["missing", "unscheduled"])
def test_a_source_that_cannot_be_served_is_refused(settings, name):
    with pytest.raises(InputError, match=name):
        scheduled_sources(settings, ["on", name])


@pytest.fixture
def prefect_here(tmp_path, monkeypatch):
    """Prefect's own files in a scratch folder."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")


@pytest.mark.usefixtures("prefect_here")
@pytest.mark.parametrize("schedule", ["0 * * * *", "every 20 seconds"])
def test_a_deployment_is_named_like_its_source_and_can_be_imported(schedule):
    from prefect.flows import load_flow_from_entrypoint

    from flows.pipeline import ingest

    source = Source("mine", "feed", "https://a.example/feed", schedule=schedule)
    deployment = deployment_of(source, parse_schedule(source.schedule), ingest)
    assert (deployment.name, deployment.parameters["sources"], deployment.concurrency_limit) == ("mine", ["mine"], 1)
    assert len(deployment.schedules) == 1
    assert load_flow_from_entrypoint(deployment.entrypoint, use_placeholder_flow=False).name == "ingest"


@pytest.mark.usefixtures("prefect_here")
def test_a_server_that_is_gone_when_the_flow_begins_is_named(monkeypatch):
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.pipeline import ingest

    gone = "http://127.0.0.1:1/api"
    monkeypatch.setenv("PREFECT_API_URL", gone)
    with (
        temporary_settings({PREFECT_API_URL: gone}),
        pytest.raises(NewsledgerError, match=f"no Prefect server answers at {gone}"),
        _naming_the_server(),
    ):
        ingest()


def test_what_listens_but_speaks_no_http_is_left_to_prefect_to_tell():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = threading.Thread(target=lambda: listener.accept()[0].sendall(b"SSH-2.0-other\r\n"))
        answer.start()
        refuse_closed_port(f"http://127.0.0.1:{listener.getsockname()[1]}/api")
        answer.join()


@pytest.mark.usefixtures("prefect_here")
def test_the_deployments_of_prefect_yaml_can_be_imported_and_take_their_parameters(monkeypatch):
    from prefect.flows import load_flow_from_entrypoint

    monkeypatch.chdir(ROOT)
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert [deployment["name"] for deployment in deployments] == ["samples", "by-hand"]
    for deployment in deployments:
        loaded = load_flow_from_entrypoint(deployment["entrypoint"], use_placeholder_flow=False)
        assert loaded.validate_parameters(deployment["parameters"]) == deployment["parameters"]
        assert deployment["work_pool"] == {"name": "newsledger"}


NOW = datetime(2026, 3, 3, 12, 0, 30, tzinfo=UTC)


@pytest.mark.usefixtures("prefect_here")
@pytest.mark.parametrize(
    ("schedule", "slot"),
    [
        ("every 20 seconds", datetime(2026, 3, 3, 12, 0, 20, tzinfo=UTC)),
        ("every 2 days", datetime(2026, 3, 3, tzinfo=UTC)),
        ("0 6 * * *", datetime(2026, 3, 3, 6, tzinfo=UTC)),
        ("* * * * *", datetime(2026, 3, 3, 12, tzinfo=UTC)),
        ("0 4 29 2 *", None),
    ],
)
def test_the_last_slot_of_a_schedule_is_the_same_whenever_it_is_looked_for(schedule, slot):
    source = Source("mine", "feed", "https://a.example/feed", schedule=schedule)
    found = server_schedule(source, parse_schedule(source.schedule))
    assert last_slot(found, NOW) == slot
    assert last_slot(found, NOW - timedelta(seconds=5)) == slot


def test_a_source_was_served_until_its_last_published_run_began(tmp_path, empty_warehouse):
    ledger = tmp_path / "ledger.duckdb"
    assert served_until(ledger)("mine") is None
    with closing(connect_writer(shutil.copyfile(empty_warehouse, ledger))) as con:
        for run_id, state, hour in (("a", "published", 1), ("b", "published", 2), ("c", "failed", 3)):
            start_run(con, run_id, started_at=NOW.replace(hour=hour), reference_version="r")
            finish_run(con, run_id, ended_at=NOW, state=state)
            record_source_runs(con, run_id, [SourceRun("mine", "feed"), SourceRun("of an earlier run")])
    assert (served_until(ledger)("mine"), served_until(ledger)("of an earlier run")) == (NOW.replace(hour=2), None)


@pytest.fixture(scope="module")
def deploy(tmp_path_factory) -> Iterator[Callable]:
    """A real server of Prefect; gives the id of a source's deployment, and the schedule."""
    home = tmp_path_factory.mktemp("prefect")
    with pytest.MonkeyPatch.context() as patch, PrefectServer(home) as server:
        server.wait()
        patch.setenv("PREFECT_HOME", str(home))
        from prefect.settings import PREFECT_API_URL, temporary_settings

        from flows.pipeline import ingest

        def deployed(name: str, schedule: str):
            source = Source(name, "feed", "https://a.example/feed", schedule=schedule)
            interval = parse_schedule(source.schedule)
            return deployment_of(source, interval, ingest).apply(), server_schedule(source, interval)

        with temporary_settings({PREFECT_API_URL: server.api_url}):
            yield deployed


def plan(deployment_id, first: datetime, last: datetime) -> None:
    """Plan runs as Prefect's scheduler does ahead of time, before the machine is off."""
    from prefect.settings import PREFECT_API_URL

    body = {"start_time": first.isoformat(), "end_time": last.isoformat(), "min_runs": 3, "max_runs": 100}
    httpx.post(f"{PREFECT_API_URL.value()}/deployments/{deployment_id}/schedule", json=body).raise_for_status()


def order(deployment_id, moment: datetime) -> None:
    """What a person does in Prefect's UI."""
    from prefect.client.orchestration import get_client
    from prefect.states import Scheduled

    with get_client(sync_client=True) as client:
        client.create_flow_run_from_deployment(deployment_id, state=Scheduled(scheduled_time=moment))


def runs_of(deployment_id) -> list[tuple[datetime, str]]:
    """Moment and state of each run, in order."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter

    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=FlowRunFilter(deployment_id={"any_": [deployment_id]}))
    return sorted((run.expected_start_time, run.state_type.value) for run in runs)


def test_slots_missed_while_the_machine_was_off_are_made_up_for_by_one_run_with_the_date_of_the_last(deploy):
    deployment_id, schedule = deploy("off", "every 1 minute")
    minutes = [ANCHOR + timedelta(minutes=n) for n in range(1, 8)]
    plan(deployment_id, minutes[1], minutes[3])
    order(deployment_id, minutes[2])
    now = minutes[6] + timedelta(seconds=9)
    assert catch_up(deployment_id, schedule, minutes[0] + timedelta(seconds=4), now) == minutes[6]
    assert runs_of(deployment_id) == [
        (minutes[1], "CANCELLED"), (minutes[2], "CANCELLED"), (minutes[2], "SCHEDULED"), (minutes[3], "CANCELLED"),
        (minutes[6], "SCHEDULED"),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore:.*without a flow run id:UserWarning")
def test_a_warehouse_that_another_process_has_open_is_waited_for_then_told(deploy, empty_warehouse, tmp_path, monkeypatch):
    from flows.pipeline import open_warehouse

    path, tries = shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb"), []
    monkeypatch.setattr("flows.pipeline.connect_writer", lambda path: tries.append(path) or connect_writer(path))
    with (
        held(OPENS, path) as holder,
        pytest.raises(WarehouseLockedError, match=f"^{path} .* process {holder}, .* run again$"),
    ):
        open_warehouse(path)
    assert tries == [path] * 4


def test_where_no_slot_was_missed_nothing_is_ordered(deploy):
    deployment_id, schedule = deploy("on", "every 1 minute")
    now = ANCHOR + timedelta(minutes=7, seconds=9)
    assert catch_up(deployment_id, schedule, now - timedelta(seconds=5), now) is None
    assert catch_up(deployment_id, schedule, None, now) is None
    assert runs_of(deployment_id) == []


def test_a_run_that_died_before_anything_was_published_is_made_up_for(deploy):
    deployment_id, schedule = deploy("dead", "every 1 minute")
    minute = ANCHOR + timedelta(minutes=5)
    plan(deployment_id, minute, minute)
    assert catch_up(deployment_id, schedule, None, minute + timedelta(seconds=1)) == minute


def test_a_run_finds_its_own_deployment_and_date(deploy, monkeypatch):
    from prefect.client.orchestration import get_client
    from prefect.states import Scheduled

    from flows.pipeline import due_now

    deployment_id, _ = deploy("running", "every 1 minute")
    plan(deployment_id, ANCHOR + timedelta(minutes=3), ANCHOR + timedelta(minutes=4))
    with get_client(sync_client=True) as client:
        run = client.create_flow_run_from_deployment(deployment_id, state=Scheduled(scheduled_time=ANCHOR))
    monkeypatch.setenv("PREFECT__FLOW_RUN_ID", str(run.id))
    assert due_now() == ANCHOR + timedelta(minutes=4)
    assert [state for _, state in runs_of(deployment_id)] == ["SCHEDULED", "CANCELLED", "CANCELLED"]


def test_slots_that_go_by_while_a_run_waits_are_its_own(deploy):
    deployment_id, _ = deploy("waiting", "every 1 minute")
    minutes = [ANCHOR + timedelta(minutes=n) for n in range(6)]
    plan(deployment_id, minutes[1], minutes[3])
    now = minutes[2] + timedelta(seconds=30)
    assert logical_date(str(deployment_id), minutes[0], now) == minutes[2]
    assert logical_date(str(deployment_id), minutes[0], now) == minutes[0]
    assert runs_of(deployment_id)[-1] == (minutes[3], "SCHEDULED")
    assert logical_date(None, minutes[0], now) == minutes[0]
