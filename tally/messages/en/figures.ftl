# Words that the pages of figures share: states, columns, notes.
state-achieved = Quota met
state-on-pace = On pace
state-behind = Behind
state-far-behind = Far behind
state-too-early = Too early
state-nought = Quota of 0
state-no-quota = No quota
figures-valid-count = { $count } valid
figures-unranked = no quota assigned, not ranked
figures-unranked-zero = quota of 0, not ranked
figures-bars-said = Each line: rank, name, valid of quota, completion, state, change since last time
figures-as-table = Show the figures as a table
figures-count = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
    [13] thirteen
   *[other] { $count }
 }
column-date = As of
column-unit = Unit
column-cluster = Cluster
column-rank = Rank
column-quota = Quota
column-valid = Valid
column-invalid = Invalid
column-pending = Pending
column-validity = Share valid
column-completion = Completion
column-shortfall = Still short
column-needed = Needed/day
column-recent = Reached/day
column-next-rank = To climb a rank
column-movement = Change
column-state = Pace
column-points = Points
column-members = Members
column-per-1000 = Per 1,000 members
chart-quota = Quota { $quota }
chart-pace = pace needed
chart-projection = at this pace: { $count }
chart-phase-end = end of { $phase }
chart-burn-up-alt = Valid { -records } so far by as-of date: { $valid } by { $day }, of a quota of { $quota }.
chart-valid-invalid-alt = Valid and invalid { -records } of each unit.
chart-partial = Hollow dot: not all units had sent figures, so the line to the next one is no gain.
chart-range = Shaded: from { $low } (slowest pace so far) to { $high } (fastest pace so far) by { $deadline }.
figures-one-achieved = one unit has met its quota, { $name }
figures-one-on-pace = one unit is on pace, { $name }
figures-one-behind = one unit is behind
figures-one-far-behind = one unit is far behind, { $name }
figures-one-too-early = for one unit it is too early to tell
figures-some-achieved = { $count } units have met their quota
figures-some-on-pace = { $count } units are on pace
figures-some-behind = { $count } units are behind
figures-some-far-behind = { $count } units are far behind
figures-some-too-early = for { $count } units it is too early to tell
figures-still = { $count ->
    [one] one unit has
   *[other] { $count } units have
 } gained nothing { $since }
figures-fell = { $name } (down { $count })
figures-from = since { $day ->
    [none] earlier figures
   *[other] { $day }
}
figures-within = { $days ->
    [none] since earlier figures
    [one] in one day
   *[other] in { $days } days
}
figures-since = { $change } { $since }
figures-still-since = none { $since }
figures-lately = { $days ->
    [none] since each unit’s earlier figures
    [one] past day
   *[other] past { $days } days
 }: { $fell ->
    [0] { $rate } per day
   *[other] down { $fell }
 }
figures-no-earlier = no earlier date to compare with
figures-nothing-to-note = Nothing needs attention on this date.
figures-more-findings = { $count ->
    [one] One more finding
   *[other] { $count } more findings
}
figures-undistributed = The quota from above is **{ $assigned }**, the units' sum **{ $given }**: { $rest } not distributed.
figures-overdistributed = The quota from above is **{ $assigned }**, the units' sum **{ $given }**: { $rest } more distributed.
figures-stated-differs = The units state **{ $stated }** valid { -records }; **{ $checked }** remain as checked.
figures-pending = { $count ->
    [one] **One** { -record } is
   *[other] **{ $count }** { -records } are
 } pending and not counted as valid.
figures-gone-unit = { $name } ({ $valid } valid)
figures-gone = { $count ->
    [one] One unit is no longer in the directory; its { $valid } valid { -records } count in no total and no rate: { $names }.
   *[other] { $count } units are no longer in the directory; their { $valid } valid { -records } count in no total and no rate: { $names }.
}
figures-silent = No figures yet: { $names }.
figures-unmoved = { BEGIN($names) }: no gain { $within }.
figures-late = Nothing sent for more than { $rhythm } days: { $names }.
figures-reminder = Reminder, { $cluster }
figures-lag = { $name } ({ $days ->
    [one] one day
   *[other] { $days } days
 })
figures-lagging = Figures older than the date shown: { $names }.
figures-reason-missing = **{ $count }** invalid { $count ->
    [one] { -record } has
   *[other] { -records } have
 } no reason given: { $units }.
figures-status-unknown = **{ $count }** { $count ->
    [one] { -record } has a status that is
   *[other] { -records } have a status that is
 } not understood and counts as pending: { $units }.
figures-cell = Cell { $cell }
figures-upload = Upload { $number }
column-branch = Grassroots union
everybody-province = The province
everybody-units = All units
names-and = { $names } and { $last }
names-others = { $count } others
names-other-units = { $count } more units
state-not-sent = Not sent
figures-not-sent = no figures sent yet
figures-sent = { $sent }/{ $units } units have sent
figures-sent-sentence = { $sent }/{ $units } units have sent figures.
figures-own-date = as of { $day }
figures-stale = no newer figures
figures-stale-since = as of { $day }, no newer figures
figures-first = first sent
figures-first-count = { $count ->
    [one] one unit sent for the first time
   *[other] { $count } units sent for the first time
 }
figures-at-nought = No valid { -record } yet: { $names }.
figures-far = Far behind: { $names }.
figures-one-not-sent = one unit, { $name }, has not sent figures
figures-some-not-sent = { $count } units have not sent figures
figures-bars-moved = { $day ->
    [none] Change
   *[other] Since { $day }
 }
figures-bars-done = Valid/quota
figures-stated-differs-units = As stated and as checked there are **{ $checked }** valid { -records }, but units differ: { $names }.
