"""Two views for Power BI, Metabase and the like, which read along without knowing how the store works.

v_progress   one row per period, as-of date and unit: the state at that date.
             period, as_of, unit, name, kind, cluster, members, quota, valid, invalid, pending, total, completion,
             shortfall, stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of, sent, is_latest
v_history    one row per upload.
             upload_id, period, version, kind, as_of, file, sha256, units, valid, invalid, pending, rows, who,
             published_at (UTC), note, reason, restores, replaces, still_counts, amended, amended_because, amended_by

`quota` is the one in force at that date: the directory's, or the file's where the directory has none in that period.
`completion` is valid ÷ quota as a decimal, missing without a quota. `sent`, `is_latest` and `still_counts` are 1 or 0;
a unit with a quota that has sent nothing up to the date has its row too: its counts are missing, which is not 0.
`period` and `as_of` are as corrected since; `amended` is "withdraw" or "correct", missing where nothing was said
afterwards.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, text

NAMES = ("v_progress", "v_history")
WHOLE = (
    "valid",
    "invalid",
    "pending",
    "total",
    "upload_id",
    "members",
    "quota",
    "shortfall",
    "stated_valid",
    "stated_invalid",
    "stated_pending",
    "restores",
    "replaces",
    "rows",
)

# Every upload as it holds: the last amendment about it says its period and date, and whether it still counts.
_STANDING = """
last AS (SELECT a.* FROM amendment a WHERE a.id = (SELECT max(b.id) FROM amendment b WHERE b.upload_id = a.upload_id)),
there AS (SELECT u.* FROM upload u WHERE u.id NOT IN (SELECT upload_id FROM last WHERE kind = 'withdraw')),
standing AS (
    SELECT u.id, u.kind, u.directory_sha256, coalesce(l.period, u.period) AS period, coalesce(l.as_of, u.as_of) AS as_of
    FROM there u LEFT JOIN last l ON l.upload_id = u.id
    WHERE u.id NOT IN (SELECT replaces FROM there WHERE replaces IS NOT NULL)
)"""

# The directory of a date is the last one published that is dated up to then, else the earliest dated; where none was
# published, the one that the newest upload was read with. A register prints no quota: the summary before it does.
_PROGRESS = f"""
CREATE VIEW v_progress AS
WITH {_STANDING},
counted AS (
    SELECT f.unit, f.upload_id, f.position, f.name, f.quota, f.valid, f.invalid, f.pending, f.stated_valid,
        f.stated_invalid, f.stated_pending, s.period, s.as_of, s.kind
    FROM figures f JOIN standing s ON s.id = f.upload_id
),
dates AS (SELECT DISTINCT period, as_of FROM counted),
directory AS (
    SELECT d.as_of, coalesce(
        (SELECT max(s.id) FROM standing s WHERE s.kind = 'directory' AND s.as_of <= d.as_of),
        (SELECT max(s.id) FROM standing s WHERE s.kind = 'directory'
            AND s.as_of = (SELECT min(e.as_of) FROM standing e WHERE e.kind = 'directory')),
        (SELECT max(u.id) FROM upload u WHERE u.directory_sha256 IS NOT NULL)
    ) AS upload_id
    FROM (SELECT DISTINCT as_of FROM dates) d
),
ranked AS (
    SELECT d.period, d.as_of AS at, w.directory_sha256 AS sha, f.unit, f.as_of AS upload_as_of, f.upload_id, f.name,
        f.valid, f.invalid, f.pending, f.stated_valid, f.stated_invalid, f.stated_pending,
        row_number() OVER (PARTITION BY d.period, d.as_of, f.unit ORDER BY f.as_of DESC, f.upload_id DESC) AS newest
    FROM dates d
    JOIN counted f ON f.period = d.period AND f.as_of <= d.as_of
    LEFT JOIN directory ON directory.as_of = d.as_of
    LEFT JOIN upload w ON w.id = directory.upload_id
),
first AS (SELECT period, unit, min(as_of) AS since FROM counted GROUP BY period, unit),
everybody AS (
    SELECT * FROM ranked WHERE newest = 1
    UNION ALL
    SELECT d.period, d.as_of, w.directory_sha256, q.unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1
    FROM dates d
    JOIN directory ON directory.as_of = d.as_of
    JOIN upload w ON w.id = directory.upload_id
    JOIN directory_quota q ON q.directory_sha256 = w.directory_sha256 AND q.period = d.period
    LEFT JOIN first ON first.period = d.period AND first.unit = q.unit
    WHERE first.since IS NULL OR first.since > d.as_of
),
named AS (
    SELECT s.*, coalesce(u.name, s.name) AS unit_name, u.kind, u.cluster_name, u.members,
        CASE WHEN EXISTS (SELECT 1 FROM directory_quota q WHERE q.directory_sha256 = s.sha AND q.period = s.period)
        THEN a.quota ELSE (
            SELECT f.quota FROM counted f
            WHERE f.kind = 'summary' AND f.period = s.period AND f.unit = s.unit AND f.as_of <= s.at
            ORDER BY f.as_of DESC, f.upload_id DESC LIMIT 1
        ) END AS quota_in_force
    FROM everybody s
    LEFT JOIN directory_unit u ON u.directory_sha256 = s.sha AND u.code = s.unit
    LEFT JOIN directory_quota a ON a.directory_sha256 = s.sha AND a.period = s.period AND a.unit = s.unit
)
SELECT period, at AS as_of, unit, unit_name AS name, kind, cluster_name AS cluster, members,
    quota_in_force AS quota, valid, invalid, pending, valid + invalid + pending AS total,
    CASE WHEN quota_in_force > 0 THEN valid * 1.0 / quota_in_force END AS completion,
    CASE WHEN valid IS NULL THEN NULL WHEN quota_in_force > valid THEN quota_in_force - valid
        WHEN quota_in_force IS NOT NULL THEN 0 END AS shortfall,
    stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of,
    CASE WHEN upload_id IS NULL THEN 0 ELSE 1 END AS sent,
    CASE WHEN at = (SELECT max(d.as_of) FROM dates d WHERE d.period = named.period) THEN 1 ELSE 0 END AS is_latest
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
    rows = connection.execute(text(f"SELECT * FROM {view} ORDER BY {order}"))
    frame = pd.DataFrame(rows.all(), columns=list(rows.keys()))
    for name in frame.columns.intersection(["as_of", "upload_as_of"]):
        days = [None if pd.isna(day) else date.fromisoformat(str(day)) for day in frame[name]]
        frame[name] = pd.Series(days, dtype=object)
    if "published_at" in frame:
        frame["published_at"] = pd.to_datetime(frame["published_at"], utc=True)
    return frame.astype(dict.fromkeys(frame.columns.intersection(WHOLE), "Int64"))


def statements(dialect: str) -> list[str]:
    """What creates the views anew on this engine."""
    history = _HISTORY if dialect == "sqlite" else _HISTORY.replace("AS rows,", 'AS "rows",')
    return [*(f"DROP VIEW IF EXISTS {name}" for name in NAMES), _PROGRESS, history]
