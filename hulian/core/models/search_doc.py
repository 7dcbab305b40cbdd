"""What can be found; its tokens lie in FTS5 (SQLite) or a tsvector with GIN (PostgreSQL)."""

from django.db import models


class SearchDoc(models.Model):
    """One findable thing. The token index is made by a migration for each database."""

    kind = models.CharField(max_length=16)
    subject_id = models.UUIDField()

    class Meta:
        """One document for each thing."""

        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="one_doc_a_subject")
        ]
