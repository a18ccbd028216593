"""The two databases: a copy of one moment, what its tables hold, and putting a copy back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

import guiju
from bureau.config.keeping.manifest import digest_of_rows

Tables = dict[str, list[Any]]
_PAGES = 4_096
_ROWS = 5_000


class Database(ABC):
    """What keeping needs of a database."""

    engine: str

    @abstractmethod
    def copy(self, path: Path) -> Tables:
        """Write a copy of one moment; what its tables hold."""

    @abstractmethod
    def is_empty(self) -> bool:
        """Whether there is nothing a restore would write over."""

    @abstractmethod
    def put_back(self, path: Path) -> None:
        """Let the copy be the database."""

    @abstractmethod
    def tried(self, path: Path, beside: Path) -> Tables | None:
        """What the tables of a copy hold when it is restored beside; None: it cannot be tried."""


class Sqlite(Database):
    """One file; copied page by page while others read and write."""

    engine = "sqlite"

    def __init__(self) -> None:
        self.path = Path(str(connection.settings_dict["NAME"]))

    def copy(self, path: Path) -> Tables:
        """By SQLite's own online copy: what is committed when it ends."""
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy, pages=_PAGES)
        return _sqlite_tables(path)

    def is_empty(self) -> bool:
        """No file, or one without a table."""
        return not self.path.exists() or not _sqlite_names(self.path)

    def put_back(self, path: Path) -> None:
        """Move it into place; a log of the former file must not be replayed into it."""
        connections.close_all()
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        path.replace(self.path)

    def tried(self, path: Path, beside: Path) -> Tables:
        """The copy itself, after SQLite has checked every page of it."""
        with closing(sqlite3.connect(path)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise guiju.BadInput.saying("备份中的数据库未通过完整性检查", do="换一份备份")
        return _sqlite_tables(path)


def _sqlite_names(path: Path) -> list[str]:
    ask = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(path)) as database:
        return sorted(row[0] for row in database.execute(ask))


def _sqlite_tables(path: Path) -> Tables:
    with closing(sqlite3.connect(path)) as database:
        return {
            name: digest_of_rows(database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
            for name in _sqlite_names(path)
        }


class Postgres(Database):
    """A dump by PostgreSQL's own programs, of the very moment the tables are read."""

    engine = "postgresql"

    def copy(self, path: Path) -> Tables:
        """One snapshot, shared by the dump and the reading of the tables."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            self._run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={path}")
            return _postgres_tables(cursor)

    def is_empty(self) -> bool:
        """No table in it."""
        return not connection.introspection.table_names()

    def put_back(self, path: Path) -> None:
        """All or nothing, whatever stood there taken away first."""
        connections.close_all()
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        self._run("pg_restore", *options, f"--dbname={self._name}", str(path), database=False)

    def tried(self, path: Path, beside: Path) -> Tables | None:
        """In a database of its own, dropped afterwards; None where none may be made."""
        name = f"{self._name}_restore_test"
        connections.close_all()
        try:
            self._run("createdb", name, database=False)
        except guiju.BadInput:
            return None
        try:
            options = ("--no-owner", f"--dbname={name}")
            self._run("pg_restore", *options, str(path), database=False)
            return self._tables_of(name)
        finally:
            self._run("dropdb", name, database=False)

    def _tables_of(self, name: str) -> Tables:
        import psycopg

        given = connection.get_connection_params() | {"dbname": name}
        given.pop("cursor_factory", None)
        given.pop("context", None)
        with psycopg.connect(**given) as other, other.cursor() as cursor:
            return _postgres_tables(cursor)

    @property
    def _name(self) -> str:
        return str(connection.settings_dict["NAME"])

    def _run(self, program: str, *arguments: str, database: bool = True) -> None:
        settings = connection.settings_dict
        names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
        given = {env: str(settings[key]) for key, env in names.items() if settings.get(key)}
        command = [_program(program), *arguments, *([self._name] if database else [])]
        done = subprocess.run(command, env=os.environ | given, capture_output=True, text=True)
        if done.returncode:
            met = f"{program} 没有成功：{done.stderr.strip().splitlines()[-1:] or ['']}"
            raise guiju.BadInput.saying(met, do="核对数据库的权限和 PostgreSQL 客户端的版本")


def _program(name: str) -> str:
    """A program of PostgreSQL's, the newest where Debian keeps several."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        do = "安装 PostgreSQL 客户端（Debian：apt-get install postgresql-client）"
        raise guiju.BadInput.saying(f"没有找到 {name}", do=do)
    return found


def _postgres_tables(cursor: Any) -> Tables:
    cursor.execute("SET TIME ZONE 'UTC'")  # the same instant, the same text
    ask = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    cursor.execute(ask)
    names = [row[0] for row in cursor.fetchall()]
    return {name: digest_of_rows(_postgres_rows(cursor, name)) for name in names}


def _postgres_rows(cursor: Any, name: str) -> Any:
    cursor.execute(f'DECLARE rows CURSOR FOR SELECT t::text FROM "{name}" t ORDER BY 1')
    while found := _fetched(cursor):
        yield from found
    cursor.execute("CLOSE rows")


def _fetched(cursor: Any) -> list[tuple[Any, ...]]:
    cursor.execute(f"FETCH {_ROWS} FROM rows")
    return list(cursor.fetchall())


def database() -> Database:
    """The one the settings name."""
    return Postgres() if connection.vendor == "postgresql" else Sqlite()
