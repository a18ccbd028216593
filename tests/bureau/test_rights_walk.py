"""Every address of the service for all ten roles: who enters, and what nobody reads on the way.

A row is a method, an address and ten answers, in the order of `cast.TEN_ROLES`: o a page, > sent
elsewhere (to sign in, or back after a deed), x refused, ? nothing there, b what came in was bad,
k a program without a key, + made by a program, m not by this method. An address that no row names fails the last test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from bureau.config.api import api
from tests.bureau import cast, stage, walking

pytestmark = pytest.mark.django_db
Set = tuple[stage.Stage, dict[str, Client]]
"""What stands, and a browser for each role."""

TABLE = """
GET  /health                                                        o o o o o o o o o o
GET  /look/text-size                                                m m m m m m m m m m
POST /look/text-size                                                > > > > > > > > > >
GET  /account/tokens                                                o o o o o o o > o o
POST /account/tokens                                                o o o o o o o > o o
POST /account/tokens/1/end                                          ? ? ? ? ? ? ? > ? ?
GET  /account/login/                                                > > > > > > > o > >
GET  /account/logout/                                               o o o o o o o > o o
GET  /account/signup/                                               ? ? ? ? ? ? ? ? ? ?
GET  /account/reauthenticate/                                       o o o o o o o > o o
GET  /account/email/                                                ? ? ? ? ? ? ? ? ? ?
GET  /account/confirm-email/                                        ? ? ? ? ? ? ? ? ? ?
GET  /account/confirm-email/x/                                      ? ? ? ? ? ? ? ? ? ?
GET  /account/password/change/                                      o o o o o o o > o o
GET  /account/password/set/                                         ? ? ? ? ? ? ? ? ? ?
GET  /account/password/reset/                                       ? ? ? ? ? ? ? ? ? ?
GET  /account/password/reset/done/                                  ? ? ? ? ? ? ? ? ? ?
GET  /account/password/reset/key/done/                              ? ? ? ? ? ? ? ? ? ?
GET  /account/password/reset/key/1-a/                               ? ? ? ? ? ? ? ? ? ?
GET  /account/login/code/confirm/                                   ? ? ? ? ? ? ? ? ? ?
GET  /account/inactive/                                             ? ? ? ? ? ? ? ? ? ?
GET  /account/2fa/                                                  o o o o o o o > o o
GET  /account/2fa/authenticate/                                     > > > > > > > > > >
GET  /account/2fa/reauthenticate/                                   > > > > > > > > > >
GET  /account/2fa/totp/activate/                                    > > > > > > > > > >
GET  /account/2fa/totp/deactivate/                                  ? ? ? ? ? ? ? > ? ?
GET  /account/2fa/recovery-codes/                                   ? ? ? ? ? ? ? > ? ?
GET  /account/2fa/recovery-codes/generate/                          > > > > > > > > > >
GET  /account/2fa/recovery-codes/download/                          ? ? ? ? ? ? ? > ? ?
GET  /claim                                                         x x x x x o o o x x
GET  /admin/users                                                   o o x x x x x > o o
GET  /admin/users/new                                               x x x x x x x > o x
GET  /admin/users/{user}                                            o o x x x x x > o o
GET  /admin/users/{user}/grant                                      x x x x x x x > o x
GET  /admin/users/{user}/deputy                                     x o x x x x x > o x
GET  /admin/users/{user}/hand-over                                  x x x x x x x > o x
POST /admin/users/{user}/lock                                       x x x x x x x > > x
POST /admin/users/{user}/unlock                                     x x x x x x x > > x
POST /admin/users/{user}/password                                   x x x x x x x > o x
POST /admin/users/{user}/second-factor                              x x x x x x x > > x
POST /admin/users/{user}/sessions                                   x x x x x x x > > x
POST /admin/users/{user}/leave                                      x x x x x x x > > x
GET  /admin/users?q=示例                                              o o x x x x x > o o
GET  /admin/invitations                                             x x x x x x x > o x
POST /admin/invitations/{invitation}/withdraw                       x x x x x > ? > > x
POST /admin/grants/{grant}/revoke                                   x x x x x x x > > x
POST /admin/deputies/{deputy}/end                                   x ? ? ? ? x x > > x
GET  /admin/audit                                                   o o o x x x x > o o
GET  /admin/audit/exports                                           o o o x x x x > o o
GET  /admin/audit/events                                            o o o x x x x > o o
GET  /admin/audit/glass                                             o o o x x x x > o o
POST /admin/audit/glass/{glass}/allow                               > ? ? x x x x > x x
POST /admin/audit/glass/{glass}/close                               > ? ? x x x x > x x
GET  /admin/audit?code={OTHER_FIRM}                                 o o o x x x x > o o
GET  /messages                                                      o o o o o o o > o o
POST /messages/0/read                                               ? ? ? ? ? ? ? > ? ?
POST /messages/0/withdraw                                           ? ? ? ? ? ? ? > ? ?
GET  /api/openapi.json                                              o o o o o o o o o o
GET  /api/kinds                                                     o o o o o o o k o o
GET  /api/kinds/enterprise                                          o o o o o o o k o o
GET  /api/kinds/enterprise/records                                  o o o o o o o k o o
GET  /api/kinds/agreement/records                                   o o o o o o o k o o
GET  /api/kinds/person/records                                      o o o o o o o k o o
GET  /api/kinds/talent_award/records                                o o o o o o o k o o
GET  /api/records/{FIRM}                                            o o o o o o o k x o
GET  /api/records/{OTHER_FIRM}                                      o o o o x x o k x o
GET  /api/records/{PERSON}                                          o x x x x x o k x o
GET  /api/records/{SECRET_AWARD}                                    o x x x x x x k x x
GET  /api/records/{FIRM}/facts/sales_revenue                        o o o o o o o k x o
GET  /api/records/{OTHER_FIRM}/facts/sales_revenue                  o o o o x x o k x o
POST /api/records/{FIRM}/facts                                      x + + x + + x k x x
POST /api/records/{OTHER_FIRM}/facts                                x + x x x x x k x x
GET  /api/search?q=示例                                               o o o o o o o k o o
GET  /api/imports/{job}                                             x x x x o x x k o o
GET  /api/firms/{FIRM}/verdicts                                     o o o o o o x k x o
GET  /api/firms/{OTHER_FIRM}/verdicts                               o o x o x x x k x o
GET  /api/firms/{OTHER_FIRM}/verdicts/hte                           o o x o x x x k x o
GET  /api/                                                          ? ? ? ? ? ? ? ? ? ?
GET  /api                                                           o o o o o o o > o o
GET  /api/search?q=昆仑                                               o o o o o o o k o o
GET  /api/kinds/enterprise/records?town={OTHER_TOWN}                o o o o o o o k o o
GET  /api/records/{OTHER_FIRM}?as_known=2030-01-01                  o o o o x x o k x o
GET  /api/kinds/policy_doc/records                                  o o o o o o o k o o
GET  /api/records/{DRAFT}                                           o o o o o ? ? k x o
GET  /api/records/{DRAFT}/facts/title                               o o o o o ? ? k x o
GET  /api/search?q=奖补                                               o o o o o o o k o o
GET  /api/kinds/need/records                                        o o o o o o o k o o
GET  /api/kinds/indicator/records                                   o o o o o o o k o o
GET  /api/kinds/talent_intake/records                               o o o o o o o k o o
GET  /api/board                                                     o o o o o x x k x o
GET  /api/board?town={OTHER_TOWN}                                   o o o o o x x k x o
GET  /api/runs                                                      o o o o x x x k o o
GET  /api/records/{OTHER_AGREEMENT}                                 o o o o x x x k x o
GET  /api/records/{OTHER_NEED}                                      o o x o x x x k x o
GET  /records                                                       o o o o o x x > x o
GET  /records/find?kinds=enterprise&of=q&q=示例                       o o o o o o o > o o
GET  /records/enterprise                                            o o o o o o x > x o
GET  /records/person                                                o x x x x o o > x o
GET  /records/talent_award                                          o x x x x o o > x o
GET  /records/agreement                                             o o o o o o o > x o
GET  /records/need                                                  o o o o o o o > x o
GET  /records/enterprise/new                                        x o o x o x x > x x
GET  /records/agreement/new                                         x o o x x x o > x x
GET  /records/person/new                                            x x x x x x o > x x
GET  /records/enterprise/{FIRM}                                     o o o o o o x > x o
GET  /records/enterprise/{OTHER_FIRM}                               o o o o x x x > x o
GET  /records/agreement/{AGREEMENT}                                 o o o o o o o > x o
GET  /records/agreement/{OTHER_AGREEMENT}                           o o o o x x x > x o
GET  /records/need/{OTHER_NEED}                                     o o x o x x x > x o
GET  /records/platform/{PLATFORM}                                   o o o o x x o > x o
GET  /records/person/{PERSON}                                       o x x x x x o > x o
GET  /records/talent_award/{AWARD}                                  o x x x x x o > x o
GET  /records/talent_award/{SECRET_AWARD}                           o x x x x x x > x x
GET  /records/enterprise/{FIRM}/facts/sales_revenue?period=2024     x o o x o o x > x x
GET  /records/enterprise/{OTHER_FIRM}/facts/sales_revenue?period=2024 x o x x x x x > x x
GET  /records/agreement/{AGREEMENT}/stage?to=performing             x x x x x x o > x x
POST /records/agreement/{AGREEMENT}/stage/take-back                 x x x x x x > > x x
GET  /records/enterprise/{FIRM}/merge                               x o x x x x x > x x
POST /records/enterprise/{FIRM}/unmerge                             x > x x x x x > x x
POST /records/enterprise/{FIRM}/attachments                         x > > x > > x > x x
POST /records/enterprise/{OTHER_FIRM}/attachments                   x > > x x x x > x x
GET  /records/enterprise.xlsx                                       o o x x x x x > x x
POST /records/enterprise.xlsx                                       b o x x x x x > x x
GET  /records/agreement.xlsx                                        o o x x x x x > x x
GET  /records/person.xlsx                                           x x x x x x x > x x
GET  /records/enterprise?q=昆仑                                       o o o o o o x > x o
GET  /records/enterprise?town={OTHER_TOWN}                          o o o o o o x > x o
GET  /records/enterprise?sort=-sales_revenue                        o o o o o o x > x o
GET  /records/enterprise/{OTHER_FIRM}?as_known=2030-01-01           o o o o x x x > x o
GET  /records/agreement?sort=-amount                                o o o o o o o > x o
GET  /records/agreement?town={OTHER_TOWN}                           o o o o o o o > x o
GET  /records/enterprise/{FIRM}?as_known=2030-01-01                 o o o o o o x > x o
POST /records/enterprise.xlsx?names=1                               o o x x x x x > x x
GET  /records/policy_doc                                            o o o o o x x > x o
GET  /records/policy_doc/{DRAFT}                                    o o o o o x x > x o
GET  /records/find?kinds=policy_doc&of=q&q=奖补                       o o o o o o o > o o
GET  /attachments/{attachment}                                      o o o x x o x > x o
GET  /attachments/{other_attachment}                                o o x x x x x > x o
GET  /proposals                                                     o o o o o x x > x o
GET  /sources                                                       o o o o o x x > x o
GET  /sources/{source}                                              o o o o o x x > x o
GET  /sources/{other_source}                                        o o o o ? x x > x o
POST /sources/{source}/withdraw                                     x > x x x x x > x x
POST /sources/{source}/files                                        > > > > > x x > x >
GET  /sources?q=昆仑                                                  o o o o o x x > x o
GET  /complete                                                      o o o o o x x > x o
GET  /admin/codes                                                   o o o o o x x > o o
GET  /admin/import                                                  x o x x o x o > o o
GET  /admin/import/template/enterprise                              x o x x o x x > x x
GET  /admin/import/template/agreement                               x x x x x x o > x x
GET  /admin/import/{job}                                            x o x x o x x > o o
GET  /admin/import/{other_job}                                      x o x x x x x > o o
POST /admin/import/{job}/sheet                                      x x x x > x x > x x
POST /admin/import/{job}/columns                                    x x x x > x x > x x
POST /admin/import/{job}/check                                      x x x x > x x > x x
POST /admin/import/{job}/answers                                    x x x x > x x > x x
POST /admin/import/{job}/commit                                     x x x x > x x > x x
POST /admin/import/{job}/undo                                       x > x x > x x > x x
POST /admin/import/{other_job}/sheet                                x x x x x x x > x x
POST /admin/import/{other_job}/columns                              x x x x x x x > x x
POST /admin/import/{other_job}/check                                x x x x x x x > x x
POST /admin/import/{other_job}/answers                              x x x x x x x > x x
POST /admin/import/{other_job}/commit                               x x x x x x x > x x
POST /admin/import/{other_job}/undo                                 x > x x x x x > x x
GET  /admin/import/{other_job}/rejects                              x o x x x x x > x x
GET  /agreements                                                    o o o o o x x > x o
GET  /platforms                                                     o o o o o x x > x o
GET  /projects                                                      o o o o o x x > x o
GET  /funding                                                       o o o o o x x > x o
GET  /talent                                                        o o o o o x x > x o
GET  /events/manage                                                 o o o o o x x > x o
GET  /contests/manage                                               o o o o o x x > x o
GET  /policies/drafts                                               o o o o o x x > x o
GET  /policies/drafts/{DRAFT}                                       o o o o o x x > x o
GET  /industries                                                    o o o o o x x > x o
GET  /industries/energy_storage                                     o o o o o x x > x o
GET  /rosters                                                       o o o o o x x > x o
GET  /comparisons                                                   o o o o o x x > x o
GET  /series                                                        o o o o o x x > x o
GET  /runs                                                          o o o o x x x > o o
GET  /runs/table                                                    o o o o x x x > o o
POST /runs/start                                                    x > x x x x x > x x
GET  /runs/{run}                                                    o o o o x x x > o o
GET  /runs/{run}/compare/{later_run}                                o o o o x x x > o o
GET  /runs/{run}/compare?other={later_run}                          > > > > x x x > > >
POST /certificates                                                  > > x x x x x > x >
GET  /certificates/{certificate}                                    o o o x x o x > x o
GET  /certificates/{other_certificate}                              o o x x x x x > x o
GET  /certificates/{certificate}.html                               o o o x x o x > x o
GET  /certificates/{other_certificate}.json                         o o x x x x x > x o
GET  /reports                                                       o o o o x x x > x o
POST /reports                                                       x x x x x x x > x x
GET  /reports/{edition}                                             o o o o x x x > x o
GET  /reports/{edition}/outline                                     o o o o x x x > x o
GET  /reports/{edition}/text                                        o o o o x x x > x o
GET  /reports/{edition}/check                                       o o o o x x x > x o
GET  /reports/{edition}/final                                       o o o o x x x > x o
GET  /reports/{edition}/diff                                        > > > > x x x > x >
POST /reports/{edition}/do/compose                                  > > x x x x x > x x
POST /reports/{edition}/do/differ                                   b b x x x x x > x x
POST /reports/{edition}/do/freeze                                   b x x x x x x > x x
GET  /reports/{edition}/report.docx                                 o o o o x x x > x o
GET  /reports/{edition}/sections/1                                  o o o o x x x > x o
POST /reports/{edition}/sections/1/hand-in                          x x x x x x x > x x
POST /reports/{edition}/sections/1/urge                             x x x x x x x > x x
GET  /reports/{edition}/beside                                      o o o o x x x > x o
POST /reports/{edition}/sections/1/owner                            x x x x x x x > x x
POST /reports/{edition}/do/advance                                  b b b b x x x > x b
POST /reports/{edition}/do/send-back                                b b b b x x x > x b
GET  /search?q=示例                                                   o o o o o x x > o o
GET  /search/suggest?q=示例                                           o o o o o x x > o o
GET  /search?q=昆仑                                                   o o o o o x x > o o
GET  /search?q=slklj                                                o o o o o x x > o o
GET  /search/suggest?q=昆仑                                           o o o o o x x > o o
GET  /search?q=奖补                                                   o o o o o x x > o o
GET  /desk/firms                                                    o o o o o x x > x o
GET  /desk/firms/{FIRM}                                             o o o o o x x > x o
GET  /desk/firms/{OTHER_FIRM}                                       o o o o x x x > x o
GET  /desk/firms/{FIRM}/try                                         o o o x x x x > x o
GET  /desk/firms/{OTHER_FIRM}/try                                   o o x x x x x > x o
GET  /desk/firms/{FIRM}/sheet                                       o o o o o x x > x o
GET  /desk/firms/{OTHER_FIRM}/sheet                                 o o o o x x x > x o
GET  /desk/firms?q=昆仑                                               o o o o o x x > x o
GET  /desk/firms?town={OTHER_TOWN}                                  o o o o o x x > x o
GET  /onepage                                                       o o o o x x x > x o
GET  /desk/board                                                    o o o o o x x > x o
GET  /desk/board.xlsx                                               o o x x x x x > x x
GET  /desk/board/names                                              o o o o o x x > x o
GET  /desk/board/names?town={OTHER_TOWN}                            o o o o o x x > x o
GET  /desk                                                          o o o o o x x > o o
GET  /desk/windows                                                  o o o o o x x > x o
GET  /desk/windows/{NOTICE}                                         o o o o o x x > x o
GET  /desk/windows/{NOTICE}?list=open                               o o o o o x x > x o
GET  /desk/windows/{NOTICE}?list=in&town={OTHER_TOWN}               o o o o o x x > x o
GET  /desk/windows/{NOTICE}/list.xlsx                               o o x x x x x > x x
POST /desk/windows/{NOTICE}/remind                                  x > > x x x x > x x
POST /desk/windows/{NOTICE}/undo                                    > > > > > x x > x >
GET  /desk/at-risk                                                  o o o o o x x > x o
POST /desk/applications                                             x > > x x x x > x x
GET  /desk/applications/{APPLICATION}                               o o o o o x x > x o
GET  /desk/applications/{OTHER_APPLICATION}                         o o x o x x x > x o
POST /desk/applications/{APPLICATION}                               x > > x x x x > x x
POST /desk/applications/{OTHER_APPLICATION}                         x > x x x x x > x x
GET  /desk?town={OTHER_TOWN}                                        o o o o o x x > o o
GET  /desk/firms.xlsx                                               o o x x x x x > x x
GET  /desk/firms.xlsx?town={OTHER_TOWN}                             o o x x x x x > x x
GET  /me/readers                                                    x x x x x o o > x x
GET  /me/contacts                                                   x x x x x o o > x x
POST /me/contacts/{grant}/end                                       x x x x x ? ? > ? x
GET  /me                                                            x x x x x o o > x x
POST /me/body                                                       x x x x x x x > x x
GET  /me/file                                                       x x x x x o o > x x
GET  /me/file/sales_revenue                                         x x x x x o ? > x x
POST /me/file/{proposal}/take-back                                  x x x x x > ? > x x
POST /me/file/{other_proposal}/take-back                            x x x x x ? ? > x x
GET  /me/ladder                                                     x x x x x o x > x x
GET  /me/ladder/hte                                                 x x x x x o x > x x
GET  /me/ladder/hte/try                                             x x x x x o x > x x
GET  /me/questions                                                  x x x x x o x > x x
GET  /me/applications                                               x x x x x o x > x x
GET  /me/platform                                                   x x x x x x o > x x
GET  /me/platform/{PLATFORM}/milestones                             x x x x x x o > x x
GET  /me/platform/2024-10                                           x x x x x x ? > x x
POST /me/ladder/hte/certificate                                     x x x x x o x > x x
GET  /                                                              > > > > > > > o > >
GET  /indicators/hte_net/names?year=2024                             o o o o o x x > x o
GET  /indicators/hte_net/names?year=2024&kind=far                    o o o o o x x > x o
GET  /indicators/hte_net/names?year=2024&kind=blank                  o o o o o x x > x o
POST /indicators/hte_net/names.xlsx?year=2024                        b b x x x x x > x x
GET  /indicators/hte_net/plan?year=2024                              o o o o o x x > x o
POST /indicators/hte_net/plan?year=2024                              x b x b x x x > x x
GET  /indicators/hte_net/plan/{plan}?year=2024                       o o o o o x x > x o
GET  /indicators/hte_net/tasks?year=2024                             o o o o o x x > x o
POST /indicators/hte_net/tasks?year=2024                             x > x > x x x > x x
POST /indicators/hte_net/tasks/undo?year=2024                        x > x > x x x > x x
POST /indicators/hte_net/tasks/{task}/done?year=2024                 x > > > > x x > x x
POST /indicators/hte_net/tasks/{other_task}/done?year=2024           x > x > x x x > x x
GET  /indicators                                                     o o o o o x x > x o
GET  /indicators?year=2024                                           o o o o o x x > x o
GET  /indicators/targets?year=2024                                   x o x o x x x > x x
POST /indicators/targets?year=2024                                   x b x b x x x > x x
GET  /indicators/hte_net?year=2024                                   o o o o o x x > x o
POST /indicators/hte_net/value?year=2024                             x > x > x x x > x x
POST /indicators/hte_net/propose?year=2024                           x > x > > x x > x x
POST /indicators/hte_net/propose?year=2024&of=other                  x > x > b x x > x x
GET  /indicators/hte_net/split?year=2024                             o o o o x x x > x o
GET  /indicators/hte_net/split?year=2024&method=capacity             o o o o x x x > x o
POST /indicators/hte_net/split?year=2024                             x > x > x x x > x x
GET  /indicators/hte_net/difference?year=2024                        o o o o x x x > x o
POST /indicators/hte_net/difference?year=2024                        x > x > x x x > x x
POST /indicators/hte_net/difference/{difference}/withdraw?year=2024  x > x > x x x > x x
GET  /returns                                                       o o o o o x x > x o
GET  /returns?town={OTHER_TOWN}                                     o o o o o x x > x o
POST /returns/hand-in?town={TOWN}                                   x x x x > x x > x x
POST /returns/hand-in?town={OTHER_TOWN}                             x x x x x x x > x x
GET  /returns/sheet?town={TOWN}&month={MONTH}                       x x x x o x x > x x
GET  /returns/sheet?town={OTHER_TOWN}&month={MONTH}                 x x x x x x x > x x
"""
ROWS = [line for line in TABLE.splitlines() if line.strip()]
# What a form or a program sends; without it a deed would be refused before rights are asked.
BODIES: dict[str, dict[str, Any]] = {
    "/api/records/{FIRM}/facts": walking.program(concept="sales_revenue", value="9", period="2024"),
    "/api/records/{OTHER_FIRM}/facts": walking.program(
        concept="sales_revenue", value="9", period="2024"
    ),
    "/records/enterprise/{FIRM}/attachments": walking.form(
        file=("附件.pdf", b"%PDF-1.4"), seen_as="commercial"
    ),
    "/records/enterprise/{OTHER_FIRM}/attachments": walking.form(
        file=("附件.pdf", b"%PDF-1.4"), seen_as="commercial"
    ),
    "/sources/{source}/files": walking.form(file=("附件.pdf", b"%PDF-1.4"), seen_as="commercial"),
    "/indicators/hte_net/value": walking.form(
        nature="actual", period="2024-10", value="22", source="示例通报", grade="C"
    ),
    "/indicators/hte_net/propose": walking.form(
        town=cast.TOWN, period="2024-10", value="3", reason="漏报"
    ),
    "/indicators/hte_net/propose?year=2024&of=other": walking.form(
        town=cast.OTHER_TOWN, period="2024-10", value="3", reason="漏报"
    ),
    "/indicators/hte_net/split": walking.form(draft="1"),
    "/indicators/hte_net/difference": walking.form(cause="scope", amount="1", note="口径不同"),
    "/returns/hand-in?town={TOWN}": walking.form(town=cast.TOWN, month=stage.MONTH, nothing="1"),
    "/returns/hand-in?town={OTHER_TOWN}": walking.form(
        town=cast.OTHER_TOWN, month=stage.MONTH, nothing="1"
    ),
    "/certificates": walking.form(firm=cast.OTHER_FIRM, policy="hte"),
    "/reports/{edition}/sections/1/owner": walking.form(owner="高新科"),
    "/desk/applications": walking.form(window=stage.OTHER_NOTICE, firm=cast.FIRM),
    "/desk/applications/{APPLICATION}": walking.form(to="filling", on=f"{stage.YEAR}-12-31"),
    "/desk/applications/{OTHER_APPLICATION}": walking.form(to="filling", on=f"{stage.YEAR}-12-31"),
    "/reports": walking.form(outline="annual-2024", period="2023"),
    "/sources/{source}/withdraw": walking.form(reason="作废"),
    "/records/enterprise.xlsx": walking.form(
        concepts=["name", "sales_revenue"], years="2024", reason="走查"
    ),
    "/records/enterprise.xlsx?names=1": walking.form(concepts=["name"]),
}
# Addresses of the signing-in library that ours stand before.
SHADOWED = {
    r"account/confirm-email/(?P<key>[-:\w]+)/$",
    r"account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
}


@pytest.fixture(scope="module")
def set_up(django_db_setup: None, django_db_blocker: Any) -> Iterator[Set]:
    """Stand the stage up once for all rows."""
    with django_db_blocker.unblock(), walking.standing() as found:
        yield found


def parts_of(row: str, numbers: stage.Stage | None = None) -> tuple[str, str, str]:
    """Method, address and answers of a row; the address filled in where numbers are given."""
    method, address, marks = row.split(None, 2)
    names = vars(cast) | vars(stage) | (vars(numbers) if numbers else {})
    return method, address.format_map(names) if numbers else address, marks


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.split()[:2]))
def test_who_enters_and_what_nobody_reads(set_up: Set, row: str) -> None:
    """The answer for each role is the table's, and holds nothing this role must never read."""
    numbers, clients = set_up
    method, address, marks = parts_of(row, numbers)
    written = parts_of(row)[1]
    sent = (
        (BODIES.get(written) or BODIES.get(written.split("?")[0], {})) if method == "POST" else {}
    )
    found, leaks = [], {}
    for role in cast.TEN_ROLES:
        answer = walking.ask(clients[role], method, address, **sent)
        found.append(walking.MARKS.get(answer.status_code, str(answer.status_code)))
        said = walking.words_in(answer)
        if read := [word for word in stage.FORBIDDEN[role] if word in said]:
            leaks[role] = read
    assert not leaks, address
    assert dict(zip(cast.TEN_ROLES, found, strict=True)) == dict(
        zip(cast.TEN_ROLES, marks.split(), strict=True)
    )


def test_every_address_has_a_row(set_up: Set) -> None:
    """One that is not listed was not thought about; and each is asked in a way it answers."""
    numbers, _ = set_up
    listed: set[str] = set()
    for row in ROWS:
        _, address, marks = parts_of(row, numbers)
        if set(marks.split()) != {"m"}:
            listed.add(resolve(address.split("?")[0]).route)
    wanted = {route for route in walking.routes() if not route.startswith("console/")}
    assert wanted - SHADOWED - listed == set()


def test_every_operation_of_the_api_has_a_row(set_up: Set) -> None:
    """By method and address, as the description of the API lists them."""
    numbers, _ = set_up
    listed = set()
    for row in ROWS:
        method, address, _ = parts_of(row, numbers)
        listed.add((method, resolve(address.split("?")[0]).route))
    paths = api.get_openapi_schema()["paths"]
    wanted = {
        (method.upper(), path.lstrip("/").replace("{", "<").replace("}", ">"))
        for path, methods in paths.items()
        for method in methods
    }
    assert wanted
    assert wanted - listed == set()


def test_nobody_of_the_ten_sees_the_console(set_up: Set) -> None:
    """It is for superusers with a second factor; the public is sent to sign in, the others away."""
    _, clients = set_up
    for route in walking.routes():
        if not route.startswith("console/"):
            continue
        address = "/" + walking.filled(route)
        for role, client in clients.items():
            answer = walking.ask(client, "GET", address)
            assert answer.status_code in ((302,) if role == "public" else (302, 403, 404)), address
            assert "accounts" not in answer.headers.get("Location", "").split("next")[0]
