"""Second factors set up before there was a key are encrypted with it."""

from typing import Any

from django.db import migrations

from bureau.accounts.secrets import SEALED, seal


def sealed(value: Any) -> Any:
    """A text, or each of a list of texts, as it is kept from now on."""
    if isinstance(value, list):
        return [sealed(each) for each in value]
    return seal(value) if isinstance(value, str) and not value.startswith(SEALED) else value


def seal_all(apps: Any, schema_editor: Any) -> None:
    """Every authenticator that is there."""
    for each in apps.get_model("mfa", "Authenticator").objects.all():
        secrets = {
            name: each.data[name]
            for name in ("secret", "seed", "migrated_codes")
            if name in each.data
        }
        each.data.update({name: sealed(value) for name, value in secrets.items()})
        each.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_tokens"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal_all, migrations.RunPython.noop)]
