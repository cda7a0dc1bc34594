# The urging letter, after letter 117/LĐLĐ-CSPL&QHLĐ. *…* is italic.
letter-republic = Socialist Republic of Viet Nam
letter-motto = Independence - Freedom - Happiness
letter-number = No.: { $number }/{ $symbol }
letter-subject = Re: concentrating on and speeding up the programme “{ $programme }”
letter-to = To:
letter-recipients = Recipients:
letter-on-behalf = ON BEHALF OF { $organ }
letter-the-units = the units
letter-opening = On { $day }, { $organ } launched the programme “{ $programme }”{ $of } (*the Programme*), which unions at all levels have been carrying out actively.
letter-opening-undated = { $organ } launched the programme “{ $programme }”{ $of } (*the Programme*), which unions at all levels have been carrying out actively.
letter-waiting = , { $count } pending
letter-reached = As of { $day } the units have registered { $total } initiatives, { $valid } of them valid{ $waiting }: { $rate } of the quota ({ $valid }/{ $quota }).
letter-reached-no-quota = As of { $day } the units have registered { $total } initiatives, { $valid } of them valid{ $waiting }.
letter-unit = { $unit } ({ $ratio }, { $rate })
letter-leading = Some units found new, creative ways with active participation of members and workers, such as { $units }.
letter-unit-behind = { $unit } ({ $ratio }, { $rate }, { $short } short, { $needed } more needed per day)
letter-unit-short = { $unit } ({ $ratio }, { $rate }, { $short } short)
letter-slow = However, { $count } of { $all } units with a quota are behind schedule and have not attended evenly to the people, measures and rules of the Programme; the lowest are { $units }.
letter-slow-all = However, { $count } of { $all } units with a quota are behind schedule and have not attended evenly to the people, measures and rules of the Programme: { $units }.
letter-others = { $count ->
    [one] one other unit
   *[other] { $count } other units
}
letter-unmoved = Since { $day }, { $count ->
    [one] one unit has
   *[other] { $count } units have
} added no valid initiative: { $units }.
letter-outlook-near = So, with { $goal } soon over ({ $day }, { $left } days left), the initiatives registered online are few against the goal and against the number of members and workers: { $short } valid initiatives are missing, { $needed } more are needed each day.
letter-outlook = So the initiatives registered online are few against the goal and against the number of members and workers: until the end of { $goal } ({ $day }) { $left } days are left, { $short } valid initiatives are missing, { $needed } more are needed each day.
letter-outlook-good = Until the end of { $goal } ({ $day }) { $left } days are left and { $short } valid initiatives are missing: { $needed } more are needed each day to meet the quota.
letter-outlook-over = At the end of { $goal } ({ $day }), { $short } valid initiatives were missing against the quota.
letter-achieved = The valid initiatives have by now reached the quota in total.
letter-request = To meet the quota given by { $parent }, { $organ } asks { $units } to concentrate on the following:
letter-request-own = To meet the quota, { $organ } asks { $units } to concentrate on the following:
letter-of = { " " }of { $parent }
letter-the-organ = the organisers
letter-unit-count = { $unit } { $count }
letter-invalid = { " " }(*{ $count } invalid at present: { $units }*)
letter-assign = { $units } assign quotas to their grassroots unions as the situation requires, and put one full-time officer in charge of keeping the list and count of initiatives up to date. Where an initiative was entered but not approved{ $figures }, a concrete reason must be given, so that the grassroots union can review, correct and complete it.
letter-window = { $phase }: initiatives recognised from { $start } to { $end }
letter-windows = { " " }(*note { $windows }*)
letter-onward = At the same time, go on encouraging members and workers to take part in { $phase } of the Programme.
letter-collect = In this phase, the units concentrate on having staff and teachers of schools enter their initiatives; officers may contact the education offices to collect the initiatives of staff and teachers and enter them{ $note }. { $onward }
letter-cluster = { $cluster } reached { $ratio }, { $rate }
letter-clusters = { " " }(*{ $clusters }*)
letter-emulate = Make the Programme a criterion of emulation for { $period } at all union levels and in the emulation clusters, and an important one in assessing each cluster. Heads of clusters press the units of their cluster to meet each unit's quota{ $figures }.
letter-support = Units with difficulties in registering initiatives in the online system{ $of } send the particulars (*name, phone number, unit and content of the initiative*) to { $where }, to have them registered.
letter-closing = { $organ } asks { $units } to carry this out on time and effectively, and to strive to exceed the quota of { $goal } of the Programme.
letter-attached = *(The summary of initiatives registered by the units is attached)*./.
# The letter page
letter-sentence = Letter as of { $day }: **{ $late } of { $owing }** units are behind schedule, **{ $short }** initiatives short, **{ $needed }** needed per day until { $deadline }.
letter-sentence-done = Letter as of { $day }: **{ $rate }** of the quota, nothing is missing.
letter-sentence-no-quota = Letter as of { $day }: **{ $valid }** valid initiatives; no quota assigned.
letter-sentence-over = Letter as of { $day }: **{ $rate }** of the quota, **{ $short }** initiatives short; the deadline { $deadline } has passed.
letter-sub = Drafted from the figures in force, in the form of Decree 30/2020. Every field can be changed before download; changes here do not change the directory.
letter-deadline = Deadline to urge towards
letter-deadline-option = Urge towards { $day } ({ $goal })
letter-field-number = Number (leave empty if not known yet)
letter-field-symbol = Symbol
letter-field-day = Date of the letter (leave empty if not known yet)
letter-field-place = Place
letter-field-subject = Subject
letter-field-on_behalf = On behalf of
letter-field-position = Signer's position
letter-field-signer = Signer
letter-field-parent = Superior organisation
letter-field-issuer = Issuing organisation
letter-field-addressees = To (one per line)
letter-field-recipients = Recipients (one per line)
letter-field-body = Text (one paragraph per line; *italics* between asterisks)
letter-again = Draft again from the figures
letter-day-unclear = The date “{ $day }” is not clear. Please write it like 20/5/2022.
letter-download = Download
letter-download-note = The summary table stands on its own page after the letter.
letter-download-docx = Word (.docx)
letter-download-pdf = PDF
letter-preview = Preview
letter-preview-note = Exactly like the PDF.
letter-page = Page { $page } of { $pages }
letter-silent = Up to { $day }, { $sent } of { $all } units have sent figures; { $count } units with a quota have not: { $units }.
