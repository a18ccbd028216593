"""Who has left, filled from what stands; indexes by which lists are counted and sorted."""

from typing import Any

from django.db import migrations, models

STATE, LEFT = "life_status", ("moved_out", "deregistered")


def fill(apps: Any, schema_editor: Any) -> None:
    """Whoever's last state says so."""
    current, row = apps.get_model("ledger", "Current"), apps.get_model("ledger", "Row")
    last: dict[int, str] = {}
    said = current.objects.filter(concept=STATE, state="known").order_by("period")
    for entity, text in said.values_list("entity_id", "text").iterator():
        last[entity] = text
    for entity, text in last.items():
        if text in LEFT:
            row.objects.filter(pk=entity).update(is_gone=True)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_towns_of_parties"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="row",
            name="ledger_row_kind_08fcfb_idx",
        ),
        migrations.AddField(
            model_name="row",
            name="is_gone",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                fields=[
                    "kind",
                    "name",
                    "entity",
                    "town",
                    "code",
                    "is_gone",
                    "is_secret",
                    "is_withdrawn",
                    "merged_into",
                ],
                name="ledger_row_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                fields=["kind", "-open_gaps", "name", "entity"], name="ledger_row_kind_9a1932_idx"
            ),
        ),
    ]
