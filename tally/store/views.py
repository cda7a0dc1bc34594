"""Two views for Power BI, Metabase and the like, which read along without knowing how the store works.

v_progress   one row per period, as-of date and unit: the state at that date.
             period, as_of, unit, name, kind, cluster, members, quota, valid, invalid, pending, total, completion,
             shortfall, stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of, sent, stands, is_latest
v_history    one row per upload.
             upload_id, period, version, kind, as_of, file, sha256, units, valid, invalid, pending, rows, who,
             published_at (UTC), note, reason, restores, replaces, still_counts, amended, amended_because, amended_by

`quota` is the one in force at that date: the directory's, or the file's where the directory has none in that period.
`completion` is valid ÷ quota as a decimal, missing without a quota. `sent`, `stands`, `is_latest` and `still_counts`
are 1 or 0; a unit that has sent nothing up to the date has its row too: its counts are missing, which is not 0. What a
unit sent before it was merged or renamed stands under its heir, as on the pages. A unit that the directory of the date
does not list, and for which nobody stands, has `stands` 0 and no quota: it is in no sum. `period` and `as_of` are as
corrected since; `amended` is "withdraw" or "correct", missing where nothing was said afterwards.
"""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Date, text

from tally.store.schema import Moment
from tally.store.state import FIGURES
from tally.vocabulary.statuses import STATUSES

NAMES = ("v_progress", "v_history")
WHOLE = (*FIGURES.names[2:], "total", "upload_id", "members", "shortfall", "stands", "restores", "replaces", "rows")


def _summed() -> str:
    """The counts of all rows of a group, then the stated ones: where one has none, the checked ones stand for them."""
    stated = "CASE WHEN count(stated_{0}) > 0 THEN CAST(sum(coalesce(stated_{0}, {0})) AS BIGINT) END AS stated_{0}"
    sums = [f"CAST(sum({name}) AS BIGINT) AS {name}" for name in STATUSES]
    return ", ".join([*sums, *(stated.format(name) for name in STATUSES)])


# What was said last of each upload, and every upload that counts (see `Upload.counts`), with its period and date as
# they hold. `verify` compares a view with a new one to the letter: whatever is put otherwise here is a new version.
_STANDING = """
last AS (SELECT * FROM amendment WHERE id IN (SELECT max(id) FROM amendment GROUP BY upload_id)),
standing AS (
    SELECT u.id, u.kind, u.directory_sha256, coalesce(l.period, u.period) AS period, coalesce(l.as_of, u.as_of) AS as_of
    FROM upload u LEFT JOIN last l ON l.upload_id = u.id WHERE l.kind IS NULL OR l.kind <> 'withdraw'
)"""

# The directory of a date is the newest dated up to then, else the earliest dated, else the one that the newest upload
# was read with; today's where it does not know the period. A register prints no quota: the summary
# before it does. Of one day's uploads the last one wins, until the next day. What a unit sent before it ended is its
# heir's, until one of those after it sends figures of its own.
_PROGRESS = f"""
CREATE VIEW v_progress AS
WITH {_STANDING},
newest AS (
    SELECT s.period, f.unit, s.as_of AS upload_as_of, s.kind, max(f.upload_id) AS upload_id
    FROM figures f JOIN standing s ON s.id = f.upload_id GROUP BY s.period, f.unit, s.as_of, s.kind
),
counted AS (
    SELECT n.*, f.name, f.quota, f.valid, f.invalid, f.pending, f.stated_valid, f.stated_invalid, f.stated_pending
    FROM newest n JOIN upload u ON u.id = n.upload_id
    JOIN figures f ON f.upload_id = n.upload_id AND f.period = u.period AND f.unit = n.unit
),
spans AS (
    SELECT *, lead(upload_as_of) OVER (PARTITION BY period, unit ORDER BY upload_as_of, upload_id) AS next FROM counted
),
printed AS (
    SELECT period, unit, upload_as_of, quota,
        lead(upload_as_of) OVER (PARTITION BY period, unit ORDER BY upload_as_of) AS next
    FROM counted WHERE kind = 'summary'
),
dates AS (SELECT DISTINCT period, upload_as_of AS at FROM newest),
directories AS (SELECT id, as_of FROM standing WHERE kind = 'directory'),
today AS (
    SELECT coalesce(
        (SELECT id FROM directories ORDER BY as_of DESC, id DESC LIMIT 1),
        (SELECT max(id) FROM upload WHERE directory_sha256 IS NOT NULL)
    ) AS upload_id
),
directory AS (
    SELECT d.at, coalesce(
        (SELECT s.id FROM directories s WHERE s.as_of <= d.at ORDER BY s.as_of DESC, s.id DESC LIMIT 1),
        (SELECT s.id FROM directories s ORDER BY s.as_of, s.id DESC LIMIT 1),
        today.upload_id
    ) AS upload_id
    FROM (SELECT DISTINCT at FROM dates) d CROSS JOIN today
),
measured AS (
    SELECT d.period, d.at, CASE WHEN p.code IS NULL THEN n.directory_sha256 ELSE w.directory_sha256 END AS sha
    FROM dates d
    JOIN directory ON directory.at = d.at
    CROSS JOIN today
    LEFT JOIN upload n ON n.id = today.upload_id
    LEFT JOIN upload w ON w.id = directory.upload_id
    LEFT JOIN directory_period p ON p.directory_sha256 = w.directory_sha256 AND p.code = d.period
),
assigning AS (SELECT DISTINCT directory_sha256 AS sha, period FROM directory_quota),
held AS (
    SELECT m.at, m.sha, f.* FROM measured m
    JOIN spans f ON f.period = m.period AND f.upload_as_of <= m.at AND (f.next IS NULL OR f.next > m.at)
),
told AS (
    SELECT DISTINCT h.period, h.at, s.unit
    FROM held h JOIN directory_heir s ON s.directory_sha256 = h.sha AND s.heir = h.unit AND s.unit <> s.heir
    WHERE s.since <= h.at AND h.upload_as_of > s.ended
),
placed AS (
    SELECT h.*, coalesce(s.heir, h.unit) AS heir
    FROM held h
    LEFT JOIN directory_heir s ON s.directory_sha256 = h.sha AND s.unit = h.unit
        AND (s.since IS NULL OR s.since <= h.at) AND (s.until IS NULL OR s.until >= h.at)
    LEFT JOIN told t ON t.period = h.period AND t.at = h.at AND t.unit = h.unit
    WHERE t.unit IS NULL
),
summed AS (
    SELECT period, at, sha, heir AS unit, max(upload_as_of) AS upload_as_of, max(upload_id) AS upload_id,
        min(name) AS name, {_summed()}
    FROM placed GROUP BY period, at, sha, heir
),
listed AS (
    SELECT m.period, m.at, m.sha, s.unit FROM measured m
    JOIN directory_heir s ON s.directory_sha256 = m.sha AND s.unit = s.heir
        AND (s.since IS NULL OR s.since <= m.at) AND (s.until IS NULL OR s.until >= m.at)
),
everybody AS (
    SELECT f.*, CASE WHEN t.unit IS NULL THEN 0 ELSE 1 END AS stands
    FROM summed f LEFT JOIN listed t ON t.period = f.period AND t.at = f.at AND t.unit = f.unit
    UNION ALL
    SELECT t.period, t.at, t.sha, t.unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1
    FROM listed t LEFT JOIN summed f ON f.period = t.period AND f.at = t.at AND f.unit = t.unit
    WHERE f.unit IS NULL
),
named AS (
    SELECT s.*, coalesce(u.name, s.name) AS unit_name, u.kind, u.cluster_name, u.members,
        CASE WHEN s.stands = 0 THEN NULL WHEN g.sha IS NOT NULL THEN a.quota ELSE r.quota END AS quota_in_force
    FROM everybody s
    LEFT JOIN assigning g ON g.sha = s.sha AND g.period = s.period
    LEFT JOIN directory_unit u ON u.directory_sha256 = s.sha AND u.code = s.unit
    LEFT JOIN directory_quota a ON a.directory_sha256 = s.sha AND a.period = s.period AND a.unit = s.unit
    LEFT JOIN printed r ON r.period = s.period AND r.unit = s.unit AND r.upload_as_of <= s.at
        AND (r.next IS NULL OR r.next > s.at)
)
SELECT period, at AS as_of, unit, unit_name AS name, kind, cluster_name AS cluster, members,
    quota_in_force AS quota, valid, invalid, pending, valid + invalid + pending AS total,
    CASE WHEN quota_in_force > 0 THEN valid * 1.0 / quota_in_force END AS completion,
    CASE WHEN valid IS NULL THEN NULL WHEN quota_in_force > valid THEN quota_in_force - valid
        WHEN quota_in_force IS NOT NULL THEN 0 END AS shortfall,
    stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of,
    CASE WHEN upload_id IS NULL THEN 0 ELSE 1 END AS sent, stands,
    CASE WHEN at = (SELECT max(d.at) FROM dates d WHERE d.period = named.period) THEN 1 ELSE 0 END AS is_latest
FROM named
"""

_HISTORY = f"""
CREATE VIEW v_history AS
WITH {_STANDING}
SELECT u.id AS upload_id, coalesce(l.period, u.period) AS period, u.version, u.kind,
    coalesce(l.as_of, u.as_of) AS as_of, u.file, u.sha256,
    (SELECT count(*) FROM figures f WHERE f.upload_id = u.id) AS units,
    u.valid, u.invalid, u.pending, u.row_count AS rows, u.who, u.published_at, u.note, u.reason, u.restores, u.replaces,
    CASE WHEN u.id IN (SELECT id FROM standing) THEN 1 ELSE 0 END AS still_counts,
    l.kind AS amended, l.reason AS amended_because, l.who AS amended_by
FROM upload u LEFT JOIN last l ON l.upload_id = u.id
"""


def table(connection: Connection, view: str) -> pd.DataFrame:
    """All rows of one of the two views. Raises KeyError for another name."""
    order = {"v_progress": "period, as_of, sent DESC, upload_id, unit", "v_history": "upload_id"}[view]
    query = text(f"SELECT * FROM {view} ORDER BY {order}").columns(as_of=Date, upload_as_of=Date, published_at=Moment)
    rows = connection.execute(query)
    frame = pd.DataFrame(rows.all(), columns=list(rows.keys()))
    if "published_at" in frame:
        frame["published_at"] = pd.to_datetime(frame["published_at"], utc=True)
    return frame.astype(dict.fromkeys(frame.columns.intersection(WHOLE), "Int64"))


def create(connection: Connection) -> None:
    """Creates the views anew."""
    history = _HISTORY if connection.dialect.name == "sqlite" else _HISTORY.replace("AS rows,", 'AS "rows",')
    for statement in (*(f"DROP VIEW IF EXISTS {name}" for name in NAMES), _PROGRESS, history):
        connection.execute(text(statement))
