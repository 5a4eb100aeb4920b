"""When the standing rules of a house last changed, so that they can be kept in memory."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStamp(models.Model):
    """A new random stamp with every change of tables, joins, periods, turn times, closures or policy.

    Written by the database itself (`StampsPlan`), whichever way a row changes. It is random rather than counted, so
    that a stamp seen in a transaction that is rolled back never returns for other contents.
    """

    business = models.OneToOneField(
        "businesses.Business", models.CASCADE, primary_key=True, related_name="plan_stamp"
    )
    stamp = models.CharField(_("stamp"), max_length=36)

    class Meta:
        verbose_name = _("stamp of the plan")
        verbose_name_plural = _("stamps of plans")

    def __str__(self) -> str:
        return self.stamp


class StampsPlan(models.BaseConstraint):
    """Triggers that renew the house's PlanStamp when a row of this table is added, changed or deleted."""

    def constraint_sql(self, model: Any, schema_editor: Any) -> None:  # type: ignore[override]  # as Django's own
        """Triggers come after the table."""
        self.create_sql(model, schema_editor)

    def create_sql(self, model: Any, schema_editor: Any) -> None:  # type: ignore[override]  # as Django's own
        """SQLite makes a table anew under another name for most changes: the triggers are for the lasting one."""
        table = model._meta.db_table.removeprefix("new__")
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.deferred_sql.extend(
                _SQLITE_INSERTS.format(t=table, on=on, row=row)
                for on, row in (("INSERT", "NEW"), ("UPDATE", "NEW"))
            )
            schema_editor.deferred_sql.append(_SQLITE_DELETE.format(t=table))
        else:
            schema_editor.deferred_sql.append(_POSTGRES_FUNCTION)
            schema_editor.deferred_sql.append(_POSTGRES_TRIGGER.format(t=table))

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        """Undo `create_sql`; on SQLite the triggers go with the table that is made anew."""
        return (
            f'DROP TRIGGER IF EXISTS "{model._meta.db_table}_stamps" ON "{model._meta.db_table}"'
        )

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing can be wrong with a row."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StampsPlan) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


_SQLITE_INSERTS = """
CREATE TRIGGER IF NOT EXISTS "{t}_stamps_{on}" AFTER {on} ON "{t}" BEGIN
  INSERT INTO reservations_planstamp (business_id, stamp)
  VALUES ({row}.business_id, lower(hex(randomblob(16))))
  ON CONFLICT (business_id) DO UPDATE SET stamp = excluded.stamp;
END"""
_SQLITE_DELETE = """
CREATE TRIGGER IF NOT EXISTS "{t}_stamps_DELETE" AFTER DELETE ON "{t}" BEGIN
  UPDATE reservations_planstamp SET stamp = lower(hex(randomblob(16)))
  WHERE business_id = OLD.business_id;
END"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION reservations_stamp_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE reservations_planstamp SET stamp = gen_random_uuid()::text
    WHERE business_id = OLD.business_id;
  ELSE
    INSERT INTO reservations_planstamp (business_id, stamp)
    VALUES (NEW.business_id, gen_random_uuid()::text)
    ON CONFLICT (business_id) DO UPDATE SET stamp = excluded.stamp;
  END IF;
  RETURN NULL;
END $$"""
_POSTGRES_TRIGGER = """
CREATE OR REPLACE TRIGGER "{t}_stamps" AFTER INSERT OR UPDATE OR DELETE ON "{t}"
FOR EACH ROW EXECUTE FUNCTION reservations_stamp_plan()"""
