# The summary page
summary-sentence = Summary as of { $day }: **{ $valid }** valid, **{ $invalid }** invalid{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** pending
}, **{ $total }** { -records } in all, for a quota of **{ $quota }**.
summary-sentence-no-quota = Summary as of { $day }: **{ $valid }** valid, **{ $invalid }** invalid{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** pending
}, **{ $total }** { -records } in all; no quota assigned.
summary-sentence-cluster = { BEGIN($cluster) }, as of { $day }: **{ $valid }** valid, **{ $invalid }** invalid{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** pending
}, **{ $total }** { -records } in all, for a quota of **{ $quota }**.
summary-sentence-cluster-no-quota = { BEGIN($cluster) }, as of { $day }: **{ $valid }** valid, **{ $invalid }** invalid{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** pending
}, **{ $total }** { -records } in all; no quota assigned.
summary-sub = { $sent } of { $count } units have sent figures. All totals are added up from the units' figures; what you download is what you see.
summary-undistributed = Assigned from above: { $assigned }; given on to the units: { $given }; { $rest } not distributed.
summary-overdistributed = Assigned from above: { $assigned }; given on to the units: { $given }, { $rest } more.
summary-printed = The printed totals of { $file } differ from the sums; this table uses the sums.
summary-cluster = Scope
summary-cluster-all = All units
summary-order = Order
summary-order-directory = As in the directory
summary-order-rank = By rank
summary-columns = Further columns
summary-caption = Summary of the { -records } registered for the programme
summary-download = Download
summary-download-note = A4, Times New Roman, header repeated on each page; the Excel file adds up with formulas.
paper-xlsx = Excel (.xlsx)
paper-docx = Word (.docx)
paper-pdf = PDF
paper-csv = CSV
paper-png = Picture for the chat (.png)
paper-briefing = One-page briefing (.pdf)
paper-slide = Slide 16:9 (.png)
summary-others = Other papers
summary-others-note = For meetings, chat groups and decisions: the same figures, date and units as the table above.
