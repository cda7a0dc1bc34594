# The official table, as the annex of letter 117 has it
official-title = Summary
official-subtitle = { -records } registered for the programme
official-attached = (Attached to letter no. { $reference } of { $day }, { $issuer })
official-as-of = (Figures as of { $day })
official-day-open = …
official-total = Total
official-no-quota = No quota assigned
official-older = Figures as of { $day }
official-prepared-by = Prepared by
official-column-ordinal = No.
official-column-name = Unit
official-column-quota = Quota{ -to-register }, { $period }
official-column-counted = The { -records } registered for the programme
official-column-total = Total
official-column-completion = Completion
official-column-rank = Rank
official-column-shortfall = Shortfall
official-column-note = Note
error-impossible-day = There is no { $day } in the calendar. Please correct this date in the text.
paper-sample = Sample figures, not published ones.
paper-versions = Made from: { $versions }.
paper-version = { $file } (upload { $number }, figures of { $day })
paper-version-others = { $count } other uploads
paper-totals = The totals are added up anew from the units.
paper-sent = { $sent } of { $all } units have sent figures; the quota includes those that have not.
paper-shortfall = The shortfall in the total ({ $total }) is the group's quota less its valid ones; the units' own shortfalls add up to { $rows }, because { $why }.
paper-shortfall-over = some are above their quota
paper-shortfall-no-quota = some without a quota have valid ones
paper-shortfall-not-sent = some have not sent figures
style-title = Table title
style-source = Table source
style-body = Letter text
style-middle = Middle line
style-cell = Table cell
style-note = Table note
briefing-silent = { $count ->
    [one] One unit has
   *[other] { $count } units have
} not sent figures: { $units }.
briefing-sentence-not-sent = Up to { $day } no unit has sent figures.
official-attached-decision = (Attached to decision No. { $reference } of { $day } by { $issuer })
# Pictures for a chat group and the one-page briefing
picture-as-of = Figures as of { $day }
picture-standing = Figures as of { $day }. { $short } short, { $needed } needed per day until { $deadline }.
picture-need = { $short } short, { $needed }/day needed
picture-more = … { $count } units between are not drawn, { $slow } of them behind …
picture-legend = Upright tick: what was needed by { $day }.
slide-on-pace = { $on_pace } of { $owing } units are on pace or better.
briefing-sentence = As of { $day }, { $ratio } valid { -records }, { $rate } of the quota; { $on_pace } of { $owing } units on pace or better.
briefing-sentence-no-quota = As of { $day }, { $valid } valid { -records }; no quota assigned.
briefing-unmoved = { $count ->
    [one] One unit has
   *[other] { $count } units have
} gained no valid { -record } since last time: { $units }.
briefing-moved-by = { $moved } since last time
briefing-expected = { $expected } expected by now
briefing-needed = Needed per day
briefing-until = until { $deadline }, days left: { $left }
briefing-of = of { $total } registered
# The command line `python -m tally report`
command-report = make the summary table, the letter and pictures from a file or from what was published
command-report-file = a file of figures; without one, what was published
command-report-xlsx = the summary table as Excel workbook
command-report-docx = the summary table as Word document
command-report-pdf = the summary table as PDF
command-report-csv = the summary table as CSV
command-report-png = a picture for the chat group
command-report-slide = a 16:9 picture for the projector
command-report-briefing = a one-page A4 briefing as PDF
command-report-letter-docx = the urging letter as Word document
command-report-letter-pdf = the urging letter as PDF
command-report-deadline = the deadline that the pace is measured to
command-report-cluster = the cluster's code
command-report-columns = further columns: { $names }
command-report-order = the units' order: the directory's or by rank
command-report-number = the letter's number
command-report-day = the letter's date
command-report-written = { $file } written ({ $bytes } bytes).
command-report-accept = make the papers although questions are open, as the file was read
error-report-unknown-column = There is no further column { $wanted }. There are: { $known }.
error-report-directory-alone = --directory is for papers made from a file. Please name the file or leave out --directory.
error-report-nothing-asked = It is not clear what to make. Please name at least one output, such as --xlsx summary.xlsx.
error-report-empty = Nothing was published for the period { $period } up to the chosen date. Please upload a spreadsheet or name a file.
error-report-unknown-cluster = The directory has no cluster { $wanted }. There are: { $known }.
error-report-early-deadline = The deadline { $deadline } comes before the period begins ({ $start }). Please give one within the period.
error-report-no-figures = The file { $file } has no figures per unit. Please choose a summary or a register.
error-report-bad-day = { $day } is not a date, or not in the calendar. Please write it like 2022-05-20 or 20/5/2022.
command-report-as-now = units, clusters and quotas as they are now, not as on that day
