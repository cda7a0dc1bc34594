# The overview: the answer for leadership.
overview-sentence = { $everybody }: **{ $ratio }** valid { -records }, **{ $rate }** of the quota for { $period }; by { $day } there should have been { $expected } to be on time for { $deadline }.
overview-sentence-on-pace = { $everybody }: **{ $ratio }** valid { -records }, **{ $rate }** of the quota for { $period }, on pace: { $expected } were needed by { $day } to be on time for { $deadline }.
overview-sentence-achieved = { $everybody }: **{ $ratio }** valid { -records }, **{ $rate }** of the quota for { $period }: the quota is met.
overview-sentence-over = { $everybody }: **{ $ratio }** valid { -records }, **{ $rate }** of the quota for { $period }; the deadline { $deadline } has passed, { $short } short.
overview-sentence-not-sent = Up to { $day } no unit has sent figures.
overview-sentence-no-quota = { $everybody }: **{ $valid }** valid { -records } for { $period }; no quota is assigned.
overview-valid = Valid
overview-short = Still short
overview-short-of = of a quota of { $quota }
overview-short-undistributed = quota from above { $assigned }, { $rest } not distributed
overview-short-overdistributed = quota from above { $assigned }, { $rest } more distributed
overview-needed = Needed per day
overview-needed-over = the deadline { $day } has passed
overview-invalid = Invalid
overview-invalid-share = { $share } of those registered
overview-invalid-why = see why
overview-bars = Each unit against its quota
overview-bars-note = A full bar is 100% of the quota{ $tick }. Click a unit for details.
overview-bars-note-over = The dotted line is 100% of the quota{ $tick }. Click a unit for details.
overview-bars-tick = { "" }; the tick is what was needed by { $day } ({ $share })
overview-way = The way to the quota
overview-way-note = Valid { -records } so far, by as-of date.
overview-attention = Worth a look
overview-quality = Valid and invalid
overview-quality-note = Each bar is what was registered: solid is valid, dotted is pending, hatched is invalid; the counts of valid and invalid stand beside it. Click a unit to see its { -records }.
overview-quality-rest = The { $shown } units that registered most are drawn; the table below has them all.
overview-quality-unit = { BEGIN($name) }: { $valid } valid, { $invalid } invalid{ $pending ->
    [0] {""}
   *[other] , { $pending } pending
 }
overview-members = Per 1,000 members
overview-members-note = Valid { -records } against members, for units whose members are known.
overview-moved = Changes { $since }
overview-moved-most = Most added: { $names }.
overview-moved-first = Sent for the first time: { $names }.
overview-moved-none = No unit has added a valid { -record }.
overview-moved-unit = { $name } { $change }
overview-empty = { BEGIN($period) } has no figures yet.
overview-empty-do = Please upload this period's first summary or register.
