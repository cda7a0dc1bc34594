# The urging letter: the form of Decree 30/2020, the words drafted from the figures. *…* is italic.
letter-republic = Socialist Republic of Viet Nam
letter-motto = Independence - Freedom - Happiness
letter-number = No.: { $number }/{ $symbol }
letter-subject = Re: carrying out the programme “{ $programme }”
letter-to = To:
letter-recipients = Recipients:
letter-on-behalf = ON BEHALF OF { $organ }
letter-the-organ = the organisers
letter-the-units = the units
letter-the-cluster = the units of { $cluster }
letter-opening = { $organ } reports how the programme “{ $programme }” (*the Programme*), launched on { $day }, stands.
letter-opening-undated = { $organ } reports how the programme “{ $programme }” (*the Programme*) stands.
letter-nothing-sent-units = Up to { $day } no unit has sent any figures.
letter-nothing-sent-unit = Up to { $day } the unit has not sent any figures.
letter-nothing-counted-units = By the figures up to { $day } no unit has registered any { -records }.
letter-nothing-counted-unit = By the figures up to { $day } the unit has not registered any { -records }.
letter-who = { $sent } of { $all } units have sent figures
letter-who-unit = { $unit } has sent figures
letter-waiting = , { $count } pending
letter-counted = Up to { $day }: { $who }; { $total } { -records } in all, { $valid } valid, { $invalid } invalid{ $waiting }.
letter-quota = The quota of { $period } is { $quota }.
letter-rate = Against the quota of { $period }, { $quota }{ $waiting ->
    [0] {""}
    [one] {" "}(with that of the one unit that has not sent)
   *[other] {" "}(with those of the { $waiting } units that have not sent)
}, the valid ones are { $rate } ({ $ratio }).
letter-expected = Towards the deadline { $deadline }, { $expected } should have been reached by { $day }.
letter-undistributed = The quota assigned from above is { $assigned }; the units were given { $given }, { $rest } are not distributed.
letter-overdistributed = The quota assigned from above is { $assigned }; the units were given { $given }, { $rest } more.
letter-members = For 1,000 members there are { $rate } valid { -records }.
letter-namely = , namely:{ " " }
letter-is = :{ " " }
letter-praise = { $organ } commends { $count } of { $all } units on schedule{ $which }{ $named }.
letter-praise-over = { $organ } commends { $count } of { $all } units that met their quota{ $which }{ $named }.
letter-praise-first = , the highest completion being:{ " " }
letter-slow = { $count } of { $all } units are behind schedule{ $which }{ $named }.
letter-slow-over = { $count } of { $all } units did not meet their quota{ $which }{ $named }.
letter-slow-first = , the lowest completion being:{ " " }
letter-reached = { $rate }
letter-short = { $short } short
letter-dated = figures of { $day }
letter-own-rank = By completion the unit ranks number { $rank }.
letter-own-good = The unit is on schedule, which { $organ } commends.
letter-own-good-over = The unit met its quota, which { $organ } commends.
letter-own-slow = The unit is behind schedule.
letter-own-slow-over = The unit did not meet its quota.
letter-own-unmoved = The figures sent last show { $fell ->
    [0] no more
   *[other] { $fell } fewer
 } valid { -records } than those before.
letter-unmoved = { $count ->
    [one] One unit sent
   *[other] { $count } units sent
} new figures without more valid { -records } than before: { $named }.
letter-silent = { $count ->
    [one] One unit has
   *[other] { $count } units have
} not sent any figures up to { $day }: { $named }.
letter-achieved = Taken together the quota is met.
letter-achieved-short = Taken together the quota is met; { $count ->
    [one] one unit is
   *[other] { $count } units are
} not there yet, { $short } short in all{ $waiting ->
    [0] {""}
    [one] , without the one unit that has not sent
   *[other] , without the { $waiting } units that have not sent
}.
letter-goal = { " " }(the end of { $goal })
letter-outlook = From the day of this letter to { $deadline }{ $goal } { $left } days are left; { $short } more valid { -records } are needed for the quota, { $needed } { -records } a day.
letter-outlook-over = The deadline { $deadline } has passed; { $short } valid { -records } are missing for the quota.
letter-request = { $organ } asks { $units } to do the following:
letter-assign = Assign quotas to each grassroots union and follow what each of them reaches.
letter-officer = Name one officer who keeps the figures up to date; send the officer's name and phone number to { $where } before { $due }.
letter-officer-known = The unit's officer goes on keeping the figures up to date; report any change of name or phone number to { $where }.
letter-send = { $count ->
    [one] The unit that has
   *[other] The { $count } units that have
} not sent figures send them to { $where } before { $due }.
letter-send-unit = Send the unit's figures to { $where } before { $due }.
letter-mend-invalid = { $count } invalid
letter-mend-pending = { $count } pending
letter-most = { " " }(*invalid: { $named }*)
letter-most-first = { " " }(*most invalid: { $named }; the other units stand in the summary table attached*)
letter-as-listed = { " " }in the list attached
letter-listed = { " " }(*the attached list has { $count } of them*)
letter-mend = Go through the { $kinds } cases{ $most }; state the reason, complete them and send them back before { $due }.
letter-window = { $phase } from { $start } to { $end }
letter-windows = Only { -records } recognised within these dates count: { $windows }.
letter-cluster = { $cluster } reached { $ratio }, { $rate }
letter-clusters = Completion of the clusters: { $clusters }.
letter-clusters-lowest = The clusters with the lowest completion: { $clusters }; the others are in the table attached.
letter-emulate = What is reached in the Programme counts in the emulation of { $period }; heads of clusters follow and remind each unit.
letter-emulate-unit = What is reached in the Programme counts in the unit's emulation of { $period }.
letter-support = Whoever meets difficulties in registering sends name, phone number, unit and content of the { -records } to { $where } before { $due } for help.
letter-closing = Please meet the quota before { $deadline } ({ $units }).
letter-closing-over = Please complete what is missing and report before { $due } ({ $units }).
letter-closing-done = Please go on keeping the figures up to date until { $deadline } ({ $units }).
letter-closing-report = Please report before { $due } ({ $units }).
letter-attached = *(The summary table up to { $day } is attached)*./.
letter-attached-list = *(The list of what the unit has to complete is attached)*./.
letter-attached-none = Respectfully./.
# The letter page
letter-sentence = Letter as of { $day }: **{ $late } of { $owing }** units are behind schedule, **{ $short }** { -records } short, **{ $needed }** needed per day until { $deadline }.
letter-sentence-achieved = Letter as of { $day }: **{ $rate }** of the quota, nothing is missing.
letter-sentence-no-quota = Letter as of { $day }: **{ $valid }** valid { -records }; no quota assigned.
letter-sentence-over = Letter as of { $day }: **{ $rate }** of the quota, **{ $short }** { -records } short; the deadline { $deadline } has passed.
letter-sub = Drafted from the figures in force, in the form of Decree 30/2020. Every field can be changed before download; changes here do not change the directory.
letter-unit-all = One letter for all
letter-unit-label = To one unit
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
letter-lacking = Still blank in the letter: { $fields }. Please fill in before it goes out, or add it to the directory.
letter-download = Download
letter-each-note = A letter for each unit with its own figures and the list of what it has to mend: { $count } folders in one .zip.
letter-download-note = The summary table stands on its own page after the letter.
paper-letter-docx = Word (.docx)
paper-letter-pdf = PDF (.pdf)
letter-preview = Preview
letter-preview-note = Exactly like the PDF.
letter-page = Page { $page } of { $pages }
