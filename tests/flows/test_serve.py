"""Schedules: what is served, when, and that a worker of Prefect can import it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from flows.serve import deployment_of, parse_interval, scheduled_sources
from flows.settings import Settings
from flows.sources import Source
from transforms.errors import InputError, ReferenceDataError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("schedule", "interval"),
    [
        ("*/30 * * * *", None),
        ("0 4 * * 1-5", None),
        ("every 20 seconds", timedelta(seconds=20)),
        ("every 1 minute", timedelta(minutes=1)),
        ("Every 6 hours", timedelta(hours=6)),
        ("every 2 days", timedelta(days=2)),
    ],
)
def test_a_schedule_is_cron_text_or_an_interval(schedule, interval):
    assert parse_interval(Source("mine", "feed", "https://a.example/feed", schedule=schedule)) == interval


@pytest.mark.parametrize("schedule", ["hourly", "every 0 minutes", "every ten minutes", "every 5 weeks", "* * *", "every 5"])
def test_another_schedule_is_refused(schedule):
    with pytest.raises(ReferenceDataError, match="neither cron text"):
        parse_interval(Source("mine", "feed", "https://a.example/feed", schedule=schedule))


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
    deployment = deployment_of(source, parse_interval(source), ingest)
    assert (deployment.name, deployment.parameters["sources"], deployment.concurrency_limit) == ("mine", ["mine"], 1)
    assert len(deployment.schedules) == 1
    assert load_flow_from_entrypoint(deployment.entrypoint, use_placeholder_flow=False).name == "ingest"


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
