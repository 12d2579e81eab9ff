"""Direction of dependency, purity and size, held by walks over the source; DESIGN.md has the table in words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("transforms", "expectations", "warehouse", "flows")


class Allowed(NamedTuple):
    """What a folder may import: of ours; of others; and of others in annotations alone, where their objects only pass through."""

    own: frozenset[str]
    others: frozenset[str]
    in_annotations: frozenset[str] = frozenset()


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALLOWED = {
    "transforms": Allowed(_names(""), _names("bs4 charset_normalizer htmldate lxml py3langid rapidfuzz spacy thinc trafilatura")),
    "expectations": Allowed(_names("transforms"), _names("duckdb_engine great_expectations sqlalchemy"), _names("duckdb")),
    "warehouse": Allowed(_names("transforms"), _names("duckdb numpy pyarrow")),
    "flows": Allowed(
        _names("transforms expectations warehouse"),
        _names(
            "altair apprise backports brotli cyclopts feedparser httpcore httpx jinja2 lxml markupsafe numpy packaging prefect protego pyarrow pydantic "
            "pydantic_settings rich uvicorn vl_convert"
        ),
        _names("duckdb spacy"),
    ),
}
#: Of the standard library, what is no business of a pure function: files, clocks, environment, processes, network, chance.
IMPURE_MODULES = _names(
    "asyncio glob io multiprocessing os pathlib platform random secrets shutil socket sqlite3 subprocess sys tempfile threading "
    "time urllib.request uuid"
)
IMPURE_CALLS = _names("breakpoint eval exec input open print")
IMPURE_METHODS = _names("now today utcnow getenv read_bytes read_text write_bytes write_text")
MUTATORS = _names("add append clear discard extend insert pop popitem remove setdefault sort reverse update appendleft")

#: Models of the field keep modules under about 300 lines and SQL files under about 80; the bounds leave room for lists of rules.
LONGEST_MODULE = 480
LONGEST_SQL = 120

TOP_LEVEL = _names(
    ".ci .gitignore CHANGELOG.md LICENSE Makefile README.md prefect.yaml pyproject.toml uv.lock "
    "expectations flows seeds tests transforms warehouse"
)


@dataclass(frozen=True)
class Module:
    """One source file of ours, parsed."""

    path: Path
    tree: ast.Module
    line_count: int

    @property
    def package(self) -> str:
        return self.path.parts[0]

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


def _module(path: Path, source: str) -> Module:
    return Module(path, ast.parse(source), source.count("\n"))


def _modules() -> list[Module]:
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return [_module(path.relative_to(ROOT), path.read_text("utf-8")) for path in paths]


def _imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every import statement, also inside functions, with the dotted name of the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, "." * node.level + (node.module or "")


def _top(name: str) -> str:
    return name.partition(".")[0]


def _is_annotation(parent: ast.AST, field: str) -> bool:
    return field in ("annotation", "returns") and isinstance(
        parent, ast.arg | ast.AnnAssign | ast.FunctionDef | ast.AsyncFunctionDef
    )


def _used_names(node: ast.AST) -> Iterator[str]:
    """Names that are read when the code runs, which annotations are not (`from __future__ import annotations`)."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Name):
                yield child.id
            elif isinstance(child, ast.AST):
                yield from _used_names(child)


def forbidden_imports(module: Module) -> Iterator[str]:
    """Imports against the table; a package that is allowed in annotations must be named nowhere else."""
    allowed, used = ALLOWED[module.package], set(_used_names(module.tree))
    for node, name in _imports(module.tree):
        top = _top(name)
        if top in sys.stdlib_module_names or top == module.package or top in allowed.own | allowed.others:
            continue
        bound = {alias.asname or alias.name for alias in node.names} if isinstance(node, ast.Import | ast.ImportFrom) else set()
        if top not in allowed.in_annotations or {_top(alias) for alias in bound} & used:
            yield f"{module.at(node)} imports {name}"


def impurities(module: Module) -> Iterator[str]:
    """What a pure function of ours may not do: read files, clocks, the environment or the network, or print."""
    if module.package != "transforms":
        return
    for node, name in _imports(module.tree):
        if name in IMPURE_MODULES or _top(name) in IMPURE_MODULES:
            yield f"{module.at(node)} imports {name}"
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            yield f"{module.at(node)} calls {node.func.id}"
        if isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_METHODS:
            yield f"{module.at(node)} calls .{node.func.attr}"


def mutated_globals(module: Module) -> Iterator[str]:
    """Module-level names that a function changes: rebinds by ``global``, or gives to a changing operation."""
    names = {name for node in module.tree.body for target in _targets(node) for name in _name_of(target)}
    for function in _outermost_functions(module.tree):
        hidden = _bound_inside(function)
        for node in ast.walk(function):
            yield from (f"{module.at(node)} changes {name}" for name in (_changed_by(node) & names) - hidden)


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _name_of(node: ast.expr) -> set[str]:
    return {node.id} if isinstance(node, ast.Name) else set()


def _outermost_functions(parent: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(parent):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
        else:
            yield from _outermost_functions(child)


def _bound_inside(function: ast.AST) -> set[str]:
    """Names that a function binds itself; they hide those of the module."""
    bound, shared = set[str](), set[str]()
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            shared.update(node.names)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.add(node.id)
    return bound - shared


def _changed_by(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Global):
        return set(node.names)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        return _name_of(node.func.value)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return _name_of(node.value)
    return set()


def missing_docstrings(module: Module) -> Iterator[str]:
    """Public modules, classes, functions and methods of public classes that say nothing."""
    if ast.get_docstring(module.tree) is None:
        yield f"{module.path} has no docstring"
    tops = _definitions(module.tree)
    members = [member for top in tops if isinstance(top, ast.ClassDef) for member in _definitions(top)]
    for node in (*tops, *members):
        if ast.get_docstring(node) is None:
            yield f"{module.at(node)} {node.name} has no docstring"


type Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _definitions(parent: ast.Module | ast.ClassDef) -> list[Definition]:
    found = [node for node in parent.body if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node for node in found if not node.name.startswith("_")]


def oversized(module: Module) -> Iterator[str]:
    """Modules too long to be read in one go."""
    if module.line_count > LONGEST_MODULE:
        yield f"{module.path} has {module.line_count} lines, more than {LONGEST_MODULE}"


#: Each rule, and a file that breaks it.
RULES: tuple[tuple[Callable[[Module], Iterator[str]], str, str], ...] = (
    (forbidden_imports, "transforms/bad.py", "import warehouse.batch"),
    (forbidden_imports, "transforms/bad.py", "def late():\n    import duckdb"),
    (forbidden_imports, "expectations/bad.py", "from warehouse.batch import stage"),
    (forbidden_imports, "warehouse/bad.py", "import prefect"),
    (forbidden_imports, "warehouse/bad.py", "from expectations.gate import run_gate"),
    (forbidden_imports, "flows/bad.py", "import duckdb\ncon = duckdb.connect()"),
    (forbidden_imports, "flows/bad.py", "from great_expectations import Checkpoint"),
    (impurities, "transforms/bad.py", "def read(name: str) -> str:\n    return open(name).read()"),
    (impurities, "transforms/bad.py", "from datetime import date\n\ndef day() -> date:\n    return date.today()"),
    (impurities, "transforms/bad.py", "from os import environ"),
    (impurities, "transforms/bad.py", "import urllib.request"),
    (mutated_globals, "flows/bad.py", "SEEN: set[str] = set()\n\ndef see(name):\n    SEEN.add(name)"),
    (mutated_globals, "flows/bad.py", "SEEN = {}\n\ndef see(name):\n    SEEN[name] = True"),
    (mutated_globals, "flows/bad.py", "COUNT = 0\n\ndef count():\n    global COUNT\n    COUNT += 1"),
    (missing_docstrings, "flows/bad.py", "'''One.'''\n\nclass Thing:\n    '''Two.'''\n\n    def method(self): ..."),
    (missing_docstrings, "flows/bad.py", "def function(): ..."),
    (oversized, "flows/bad.py", "x = 1\n" * (LONGEST_MODULE + 1)),
)
FINE = '''"""A module that keeps every rule."""

from __future__ import annotations

import duckdb

NAMES = {"one": 1}


def count(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """A local name may hide that of a module, and change."""
    NAMES = dict(con.sql("values (1)"))
    NAMES["two"] = 2
    return NAMES
'''


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    found = _modules()
    assert {module.package for module in found} == set(PACKAGES)
    return found


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in RULES), ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Callable[[Module], Iterator[str]], modules: list[Module]) -> None:
    assert [problem for module in modules for problem in rule(module)] == []


@pytest.mark.parametrize(("rule", "path", "source"), RULES)
def test_rule_sees_what_breaks_it(rule: Callable[[Module], Iterator[str]], path: str, source: str) -> None:
    assert not list(rule(_module(Path("flows/fine.py"), FINE)))
    assert list(rule(_module(Path(path), source)))


def test_no_two_files_of_tests_have_one_name() -> None:
    """Pytest takes the second for the first, and leaves it out."""
    names = sorted(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_sql_files_are_short() -> None:
    lengths = {path.relative_to(ROOT): path.read_text("utf-8").count("\n") for path in (ROOT / "warehouse").rglob("*.sql")}
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_SQL} == {}


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b")
    sources = [path for folder in (*PACKAGES, "tests") for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".sql")]
    assert [path for path in sources if marks.search(path.read_text("utf-8"))] == []
    assert [path for path in sources if path.stem in ("utils", "helpers", "misc", "common")] == []


def _loaded_by(*names: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after importing these."""
    code = f"import sys, {', '.join(names)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {_top(name) for name in done.stdout.split()}


def test_command_line_answers_without_the_slow_imports() -> None:
    assert _loaded_by("flows.cli") & {"prefect", "great_expectations", "spacy", "duckdb", "pyarrow", "trafilatura"} == set()


def test_rules_load_neither_orchestration_nor_database_nor_gate(modules: list[Module]) -> None:
    names = [".".join(module.path.with_suffix("").parts) for module in modules if module.package == "transforms"]
    loaded = _loaded_by(*(name.removesuffix(".__init__") for name in names))
    assert loaded >= {"transforms", "spacy"}
    assert loaded & {"prefect", "great_expectations", "sqlalchemy", "duckdb", "flows", "warehouse", "expectations"} == set()


def test_top_level_holds_only_what_the_design_names() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no clone: nothing says which files belong to the repository")
    assert {path.partition("/")[0] for path in done.stdout.splitlines()} - TOP_LEVEL == set()
