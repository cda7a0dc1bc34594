# The unit page.
unit-sentence = { BEGIN($name) } has **{ $ratio }**, **{ $rate }**, rank { $rank }; it needs { $needed } { -records } per day to meet the deadline { $deadline }.
unit-sentence-achieved = { BEGIN($name) } has **{ $ratio }**, **{ $rate }**, rank { $rank }: the quota is met.
unit-sentence-over = { BEGIN($name) } has **{ $ratio }**, **{ $rate }**, rank { $rank }; the deadline { $deadline } has passed, { $short } short.
unit-sentence-no-quota = { BEGIN($name) } has **{ $valid }** valid { -records }; it has no quota and is not ranked.
unit-standing = { $state }: { $expected } were needed by { $day }.
unit-projected = At this pace it will have { $count } by { $deadline }.
unit-unranked = Its figures still count in the total.
unit-silent = This unit has no figures in this period yet.
unit-way = The way to the quota
unit-where = Beside its cluster and { $everybody }
unit-compare = Scope
unit-about = About the unit
unit-officer = Officer
unit-source = Figures from
unit-cells = sheet { $sheet }, cells { $cells }
unit-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
unit-place = rank { $place }/{ $count }
unit-per-1000 = { $rate } { -records } per 1,000 members
unit-reasons = Why invalid
unit-reasons-none = No { -record } is invalid.
unit-return-list = List to return
unit-branches = Grassroots unions
unit-branches-none = No grassroots union in the directory or the register yet.
unit-branch-none = None named
unit-branches-by = Order: { $column }
unit-branches-search = Find a grassroots union
unit-branches-shown = Grassroots unions { $first }–{ $last } of **{ $count }**
unit-branches-unfound = No grassroots union has such a name. Please try another word.
unit-findings = Findings in the file
unit-findings-none = The newest file has no finding about this unit.
unit-uploads = Uploads
unit-file = File
unit-who = Published by
unit-when = At
unit-sentence-not-sent = { BEGIN($name) } has not sent any figures up to { $day }.
unit-stale = The unit’s figures are of { $day }; none newer has come.
unit-gone = **The directory in use has no unit { $code }.**
unit-gone-do = It may have been merged, given another code or taken out. Please choose a unit on the page
