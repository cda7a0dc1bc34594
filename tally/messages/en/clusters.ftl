# The clusters page and reminders for the chat group.
clusters-none = The directory has no clusters yet.
clusters-none-do = Please add clusters and give units a cluster in the directory to compare them.
clusters-own = My unit
clusters-own-none = Choose my unit
clusters-sentence = { BEGIN($cluster) } has **{ $ratio }**, **{ $rate }**{ $place }
clusters-sentence-no-quota = { BEGIN($cluster) } has **{ $valid }** valid; none of its units has a quota.
clusters-place-first = , first of { $count } clusters
clusters-place = , { $place } of { $count } clusters in rank
clusters-leads = ; { $name } leads
clusters-highest = ; the highest rate is { $name }'s, { $rate }
clusters-ends = { $first }. { BEGIN($last) } needs { $needed } { -records } per day to meet the deadline.
clusters-ends-plain = { $first }; { $last } is last with { $rate }.
clusters-units = { $count ->
    [one] one unit.
   *[other] { $count } units.
}
clusters-median = The median is { $rate }.
clusters-other = { BEGIN($cluster) }: { $ratio }, { $rate }.
clusters-head = Head: { $name }.
clusters-own-line = **{ BEGIN($name) }** ranks **{ $rank }** with { $rate }; the median is { $middle }, the highest is { $best } with { $best_rate }. To climb one rank it needs { $gap } more valid.
clusters-own-first = **{ BEGIN($name) }** has the highest rate of the cluster, rank **{ $rank }**, with { $rate }; the median is { $middle }.
clusters-own-unranked = **{ BEGIN($name) }** has no quota and is not ranked.
clusters-inside = Inside the cluster
clusters-inside-note = The dotted tick is the median of the cluster: half of its units are above it, half below.
clusters-gaps = Gaps and the pace needed
clusters-gaps-note = Needed/day runs to the deadline, { $deadline }; reached/day is { $days ->
    [none] since each unit’s earlier figures
    [one] over the past day
   *[other] over the past { $days } days
}.
clusters-gaps-first = Needed/day runs to the deadline, { $deadline }; there is no earlier date to tell what was reached per day.
clusters-leader = Leading unit: **{ $name }**, with the most valid { -records } in the cluster and above its quota.
clusters-leader-none = No leading unit yet: it takes the most valid { -records } in the cluster and more than the quota.
clusters-against = Clusters against each other
clusters-against-note = A cluster's rate is its valid total over its quota total, not a mean of rates.
reminder-title = Reminder for the group
reminder-not-own = The reminders of this cluster are sent by its own head or by the province's staff.
reminder-note = Change it in the box if you like; click to copy, then paste it into the group chat.
reminder-copy = Copy the reminder
reminder-done = Copied
reminder-each = A reminder for each unit
reminder-cluster = { -progress }, { $cluster }, as of { $day }: { $ratio }.
reminder-line = { $rank }. { BEGIN($name) } { $ratio } { $state }
reminder-line-short = , { $short } short, { $needed }/day needed
reminder-line-no-quota = – { BEGIN($name) }: { $valid } valid, no quota
reminder-ask = Units with no more valid { -records } { $within } ({ $names }) are asked to update their lists by { $by }.
reminder-unit = { BEGIN($name) }: { $ratio } as of { $day }, rank { $rank } of { $cluster }, { $short } short; { $needed }/day needed until { $deadline }. Please update your list of { -records }.
reminder-unit-over = { BEGIN($name) }: { $ratio } as of { $day }, rank { $rank } of { $cluster }, { $short } short; the deadline { $deadline } has passed.
reminder-unit-achieved = { BEGIN($name) }: { $ratio } as of { $day }, rank { $rank } of { $cluster }; the quota is met.
reminder-unit-no-quota = { BEGIN($name) }: { $valid } valid { -records } as of { $day }; no quota assigned.
clusters-sentence-not-sent = { BEGIN($cluster) }: none of its { $count } units has sent figures.
clusters-own-not-sent = **{ BEGIN($name) }** has not sent figures, so it is not ranked yet.
reminder-ask-silent = Units that have not sent figures ({ $names }) are asked to send them before { $by }.
reminder-unit-not-sent = { BEGIN($name) }: no figures sent up to { $day } (quota { $quota }). The unit is asked to send its list of { -records }.
reminder-line-silent = – { BEGIN($name) }: no figures sent
reminder-line-stale = { " " }(as of { $day })
