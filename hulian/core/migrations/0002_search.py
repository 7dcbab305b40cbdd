"""The token index: FTS5 on SQLite, tsvector with GIN on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FORWARD = {
    "sqlite": ["CREATE VIRTUAL TABLE core_search_fts USING fts5(tokens, detail=none)"],
    "postgresql": [
        "ALTER TABLE core_searchdoc ADD COLUMN tokens tsvector",
        "CREATE INDEX core_searchdoc_tokens ON core_searchdoc USING gin (tokens)",
    ],
}


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index of this database."""
    for statement in FORWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Adds what Django's models can't say."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
