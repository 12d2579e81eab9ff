"""All settings in one frozen object, from the environment (``NEWSLEDGER_*``) and an optional TOML file."""

from __future__ import annotations

import difflib
import os
import tomllib
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from transforms.errors import InputError

PREFIX = "NEWSLEDGER_"
CONFIG_VARIABLE = "NEWSLEDGER_CONFIG"
CONFIG_FILE = "newsledger.toml"


class Settings(BaseSettings):
    """Every setting, its type, its bounds and its default; the README's table is tested against this class.

    Order of precedence: environment, then the TOML file, then the default.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    home: Path = Field(Path("var"), description="folder of the warehouse, the ledger, the archive and the reports")
    model: str = Field("", description="spaCy model: an installed package's name, or a folder; empty: the English md model")
    vague_scheme: str = Field(
        "conservative", description="reading of vague numbers: `conservative` (dozens: at least 12) or `plural` (at least 24)"
    )
    jobs: int = Field(0, ge=0, le=256, description="processes that analyse articles; 0: one for each usable CPU")
    batch_size: int = Field(200, ge=1, le=10_000, description="articles of one batch, the unit of a task and of staging")
    article_seconds: float = Field(60, gt=0, le=3600, description="time limit for the analysis of one article")
    max_document_bytes: int = Field(10_000_000, ge=1_000, description="larger documents are `too_large`, compressed or not")
    archive_file_bytes: int = Field(
        1_000_000_000, ge=1_000, description="an archive file that has so many bytes is continued no more"
    )
    data_docs: bool = Field(
        default=True,
        description="write Great Expectations' own pages of each gate; they are two fifths of its cost",
    )
    run_seconds: int = Field(21_600, ge=0, description="time limit of one run; 0: none")
    user_agent: str = Field("newsledger", min_length=1, description="name sent to web sites and looked up in robots.txt")
    contact: str = Field("", description="address or URL of a person, added to the user agent; site owners expect it")
    respect_opt_outs: bool = Field(
        default=True,
        description="leave pages alone whose site reserves text and data mining (tdmrep.json, `tdm-reservation`, `noai`)",
    )
    connect_seconds: float = Field(10, gt=0, le=300, description="time limit for a connection")
    read_seconds: float = Field(20, gt=0, le=300, description="time limit for a site's silence in the middle of an answer")
    fetch_seconds: float = Field(60, gt=0, le=3600, description="time limit for one request as a whole, redirects included")
    fetch_attempts: int = Field(3, ge=1, le=10, description="attempts where a retry can help (no connection, 429, 5xx)")
    fetch_jobs: int = Field(8, ge=1, le=64, description="requests under way at once, over all hosts")
    host_delay_seconds: float = Field(
        1, ge=0, le=600, description="pause between requests to one host; robots.txt may ask for more"
    )
    max_wait_seconds: float = Field(
        60,
        ge=0,
        le=3600,
        description="longest pause a site may ask for: crawl-delay is cut to it, a longer Retry-After ends the attempts",
    )
    max_redirects: int = Field(5, ge=0, le=20, description="redirects followed for one request")
    max_feed_entries: int = Field(
        500, ge=1, le=100_000, description="pages of one feed, page list or sitemap that one run asks for"
    )
    max_sitemaps: int = Field(100, ge=1, le=10_000, description="sitemap files of one source that one run asks for")
    max_sitemap_depth: int = Field(3, ge=1, le=10, description="indexes of sitemaps within indexes that are followed")
    max_sitemap_entries: int = Field(50_000, ge=1, le=1_000_000, description="entries of one sitemap file that are looked at")
    sitemap_days: float = Field(
        7,
        ge=0,
        le=36_500,
        description="days that a sitemap is read back at first, later to its last complete reading; 0: all of it",
    )
    private_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="hosts (`name` or `name:port`, commas between) that may have a private or loopback address"
    )
    notify: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        repr=False,
        description="addresses that are told of failed runs and silent sources (spaces between): `mailto://…`, `json://…`",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("WARNING", description="what Prefect and the fetcher log")

    @field_validator("private_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(part.strip().lower() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("notify", mode="before")
    @classmethod
    def _split_addresses(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("user_agent", "contact")
    @classmethod
    def _printable(cls, value: str) -> str:
        if not (value.isascii() and value.isprintable()):
            raise ValueError("printable ASCII characters only, because it is sent in an HTTP header")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line, then environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_file())

    @property
    def warehouse_path(self) -> Path:
        """The writer's file."""
        return self.home / "warehouse.duckdb"

    @property
    def ledger_path(self) -> Path:
        """The published snapshot, the only file that readers open."""
        return self.home / "ledger.duckdb"

    @property
    def archive_path(self) -> Path:
        """Folder of the WARC files."""
        return self.home / "archive"

    @property
    def site_files_path(self) -> Path:
        """What sites say of themselves (robots.txt and the like), kept for a day."""
        return self.home / "site_files.json"

    @property
    def feeds_path(self) -> Path:
        """What feeds answered last."""
        return self.home / "feeds.json"

    @property
    def docs_path(self) -> Path:
        """Folder of the Data Docs."""
        return self.home / "docs"

    @property
    def report_path(self) -> Path:
        """Folder of the static report site."""
        return self.home / "report"

    @property
    def lock_path(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.home / "run.lock"

    @cached_property
    def worker_count(self) -> int:
        """Processes that analyse articles."""
        return self.jobs or usable_cpus()

    @cached_property
    def user_agent_header(self) -> str:
        """What is sent to sites: name, version and contact."""
        product = self.user_agent if "/" in self.user_agent else f"{self.user_agent}/{version('newsledger')}"
        return f"{product} (+{self.contact})" if self.contact else product


def usable_cpus() -> int:
    """CPUs that this process may use, fewer than the machine has where it is confined."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def config_file() -> Path | None:
    """The TOML file that is used: the one that NEWSLEDGER_CONFIG names, else ``newsledger.toml`` here, else none.

    Raises:
        InputError: NEWSLEDGER_CONFIG names a file that is not there.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named and not Path(named).is_file():
        raise InputError(f"{CONFIG_VARIABLE}={named}: there is no such file; name an existing TOML file, or unset the variable")
    path = Path(named) if named else Path(CONFIG_FILE)
    return path if path.is_file() else None


def load_settings(**given: Any) -> Settings:
    """The settings in force; ``given`` are the ones from the command line.

    Raises:
        InputError: a value is wrong, or a name is unknown; the message names setting, value and what is allowed.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**given)
    except ValidationError as error:
        raise InputError("\n".join(_explain(problem) for problem in error.errors())) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{config_file()}: no valid TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{config_file()}: cannot be read: {error}") from error


def _refuse_unknown_variables() -> None:
    """A misspelt variable would otherwise be a setting that silently does nothing."""
    known = [name.upper() for name in Settings.model_fields] + [CONFIG_VARIABLE.removeprefix(PREFIX)]
    for variable in sorted(os.environ):
        name = variable.upper().removeprefix(PREFIX)
        if variable.upper().startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {PREFIX}{near[0]}?" if near else "see the table of settings in the README"
            raise InputError(f"environment variable {variable}: there is no such setting; {hint}")


def _explain(problem: Any) -> str:
    """One line for one of pydantic's problems: where, what stands there, what is allowed."""
    name = str(problem["loc"][0]) if problem["loc"] else "settings"
    variable = PREFIX + name.upper()
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(Settings.model_fields)}"
        return f"{config_file()}: unknown setting '{name}'; {hint}"
    return f"setting {name} ({variable}) = {problem['input']!r}: {problem['msg'].removeprefix('Value error, ')}"
