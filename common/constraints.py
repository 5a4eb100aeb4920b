"""Constraints that Django does not bring: rows of one house refer to rows of the same house only."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class SameHouse(models.BaseConstraint):
    """A composite foreign key (business, field) to (business, id), so that a pair across houses cannot be stored.

    The model referred to needs `UniqueConstraint(fields=["business", "id"])`. Empty references are not looked at.
    """

    default_violation_error_message = _("This belongs to another house.")

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def constraint_sql(self, model: Any, schema_editor: Any) -> str | None:  # type: ignore[override]  # as Django's own
        """Within CREATE TABLE on SQLite; once all tables of the migration exist on PostgreSQL."""
        if schema_editor.connection.vendor == "sqlite":
            return self._clause(model, schema_editor)
        self.create_sql(model, schema_editor)
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> None:  # type: ignore[override]  # as Django's own
        """Wait until the unique key it refers to is there."""
        table = schema_editor.quote_name(model._meta.db_table)
        clause = self._clause(model, schema_editor)
        schema_editor.deferred_sql.append(f"ALTER TABLE {table} ADD {clause}")

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        """Undo `create_sql`; SQLite makes the table anew instead."""
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(
        self, model: Any, instance: Any, exclude: Any = None, using: str = "default"
    ) -> None:
        """Say it in words before the database has to."""
        field = model._meta.get_field(self.field)
        other = getattr(instance, field.attname)
        if other is None or self.field in (exclude or ()):
            return
        rows = field.related_model._default_manager.using(using)
        if not rows.filter(pk=other, business_id=instance.business_id).exists():
            raise ValidationError({self.field: self.get_violation_error_message()})

    def deconstruct(self) -> Any:
        """For migrations."""
        path, _args, kwargs = super().deconstruct()
        return path, (), {**kwargs, "field": self.field}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameHouse) and (self.name, self.field) == (
            other.name,
            other.field,
        )

    def __hash__(self) -> int:
        return hash((self.name, self.field))

    def _clause(self, model: Any, schema_editor: Any) -> str:
        quote = schema_editor.quote_name
        field = model._meta.get_field(self.field)
        parent = field.related_model._meta
        own = f"{quote('business_id')}, {quote(field.column)}"
        theirs = f"{quote('business_id')}, {quote(parent.pk.column)}"
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({own})"
            f" REFERENCES {quote(parent.db_table)} ({theirs}) DEFERRABLE INITIALLY DEFERRED"
        )
