"""Two views for Power BI, Metabase and the like, which read along without knowing how the store works.

v_progress   one row per period, as-of date and unit: the state at that date.
             period, as_of, unit, name, kind, cluster, members, quota, valid, invalid, pending, total, completion,
             shortfall, stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of, is_latest
v_history    one row per upload.
             upload_id, period, version, kind, as_of, file, sha256, units, valid, invalid, pending, rows, who,
             published_at (UTC), note, reason, restores, replaces, still_counts

`quota` is the one in force: the directory's, or the file's where the directory has none in that period. `completion`
is valid ÷ quota as a decimal, missing without a quota. `is_latest` and `still_counts` are 1 or 0.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, text

WHOLE = (
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

# The directory in force is the newest one published, else the one that the newest upload was read with.
_DIRECTORY = """
SELECT directory_sha256 FROM upload WHERE directory_sha256 IS NOT NULL
ORDER BY CASE WHEN kind = 'directory' THEN 0 ELSE 1 END, id DESC LIMIT 1
"""

_PROGRESS = f"""
CREATE VIEW v_progress AS
WITH directory AS ({_DIRECTORY}),
counted AS (
    SELECT f.* FROM figures f
    WHERE NOT EXISTS (SELECT 1 FROM upload r WHERE r.replaces = f.upload_id)
),
dates AS (SELECT DISTINCT period, as_of FROM counted),
ranked AS (
    SELECT d.period, d.as_of AS at, f.unit, f.as_of AS upload_as_of, f.upload_id, f.name, f.quota,
        f.valid, f.invalid, f.pending, f.stated_valid, f.stated_invalid, f.stated_pending,
        row_number() OVER (PARTITION BY d.period, d.as_of, f.unit ORDER BY f.as_of DESC, f.version DESC) AS newest
    FROM dates d JOIN counted f ON f.period = d.period AND f.as_of <= d.as_of
),
assigned AS (
    SELECT q.period, q.unit, q.quota
    FROM directory_quota q JOIN directory ON q.directory_sha256 = directory.directory_sha256
),
named AS (
    SELECT s.*, coalesce(u.name, s.name) AS unit_name, u.kind, u.cluster_name, u.members,
        CASE WHEN s.period IN (SELECT period FROM assigned) THEN a.quota ELSE QUOTA END AS quota_in_force
    FROM ranked s
    LEFT JOIN directory ON 1 = 1
    LEFT JOIN directory_unit u ON u.directory_sha256 = directory.directory_sha256 AND u.code = s.unit
    LEFT JOIN assigned a ON a.period = s.period AND a.unit = s.unit
    WHERE s.newest = 1
)
SELECT period, at AS as_of, unit, unit_name AS name, kind, cluster_name AS cluster, members,
    quota_in_force AS quota, valid, invalid, pending, valid + invalid + pending AS total,
    CASE WHEN quota_in_force > 0 THEN valid * 1.0 / quota_in_force END AS completion,
    CASE WHEN quota_in_force > valid THEN quota_in_force - valid
        WHEN quota_in_force IS NOT NULL THEN 0 END AS shortfall,
    stated_valid, stated_invalid, stated_pending, upload_id, upload_as_of,
    CASE WHEN at = (SELECT max(d.as_of) FROM dates d WHERE d.period = named.period) THEN 1 ELSE 0 END AS is_latest
FROM named
"""

# A register prints no quota: the newest summary before it does.
_PRINTED = """(
            SELECT f.quota FROM counted f JOIN upload w ON w.id = f.upload_id
            WHERE w.kind = 'summary' AND f.period = s.period AND f.unit = s.unit AND f.as_of <= s.at
            ORDER BY f.as_of DESC, f.version DESC LIMIT 1
        )"""

_HISTORY = """
CREATE VIEW v_history AS
SELECT u.id AS upload_id, u.period, u.version, u.kind, u.as_of, u.file, u.sha256,
    (SELECT count(*) FROM figures f WHERE f.upload_id = u.id) AS units,
    u.valid, u.invalid, u.pending, u.row_count AS rows, u.who, u.published_at, u.note, u.reason, u.restores, u.replaces,
    CASE WHEN EXISTS (SELECT 1 FROM upload r WHERE r.replaces = u.id) THEN 0 ELSE 1 END AS still_counts
FROM upload u
"""


def table(connection: Connection, view: str) -> pd.DataFrame:
    """All rows of one of the two views. Raises KeyError for another name."""
    order = {"v_progress": "period, as_of, upload_id, unit", "v_history": "upload_id"}[view]
    rows = connection.execute(text(f"SELECT * FROM {view} ORDER BY {order}"))
    found = pd.DataFrame(rows.all(), columns=list(rows.keys()))
    for name in found.columns.intersection(["as_of", "upload_as_of"]):
        found[name] = pd.Series([date.fromisoformat(str(day)) for day in found[name]], dtype=object)
    if "published_at" in found:
        found["published_at"] = pd.to_datetime(found["published_at"], utc=True)
    return found.astype(dict.fromkeys(found.columns.intersection(WHOLE), "Int64"))


def statements(dialect: str) -> list[str]:
    """What creates the views on this engine."""
    history = _HISTORY if dialect == "sqlite" else _HISTORY.replace("AS rows,", 'AS "rows",')
    return [_PROGRESS.replace("QUOTA", "s.quota"), history]


def progress_with_printed_quotas() -> list[str]:
    """What makes `v_progress` anew, with the quota of the newest summary where a register came after it."""
    return ["DROP VIEW v_progress", _PROGRESS.replace("QUOTA", _PRINTED)]
