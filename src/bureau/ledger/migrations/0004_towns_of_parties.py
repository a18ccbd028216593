"""Towns of the parties of what several share in; filled from what stands."""

from collections import defaultdict
from typing import Any

from django.db import migrations, models

SHARED = ("parties", "partners")


def fill(apps: Any, schema_editor: Any) -> None:
    """The towns of every record that names parties."""
    current, row = apps.get_model("ledger", "Current"), apps.get_model("ledger", "Row")
    towns: dict[int, set[str]] = defaultdict(set)
    ends = current.objects.filter(concept__in=SHARED).exclude(ref__row__town="")
    for entity, town in ends.values_list("entity_id", "ref__row__town"):
        if town:
            towns[entity].add(town)
    for entity, found in towns.items():
        row.objects.filter(pk=entity).update(towns=f" {' '.join(sorted(found))} ")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="row",
            name="towns",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
