# The frame of every page: menu, as-of date, common states.
frame-noscript = This page needs JavaScript. Please turn JavaScript on in the browser and load it again.
frame-account = account, sign out
frame-product = { -progress }
frame-sample = **These are sample figures** from letter 117; the two earlier dates and the clusters are made up. Once the first directory or table is published, they are no longer shown.
frame-as-of = As-of date
frame-period = Quota period
frame-deadline = Deadline of the pace
frame-as-of-pill = Figures as of { $day }
frame-deadline-pill = Deadline: { $day }
frame-deadline-pill-phase = Deadline: { $day } ({ $phase })
frame-updated = last updated { $when }
frame-language = Language
menu-section-see = See
menu-section-figures = Figures
menu-section-papers = Papers
menu-section-order = Manage
menu-overview = Overview
menu-clusters = Clusters
menu-ranking = Ranking
menu-unit = Unit
menu-upload = Upload
menu-sent = Who has sent
menu-history = History
menu-summary = Summary table
menu-letter = Letter
menu-returns = Send back
menu-directory = Directory
menu-support = Support requests
frame-not-there = The address asks for the { $what ->
    [period] period
    [as_of] date
    [deadline] deadline
    [cluster] cluster
   *[unit] unit
} “{ $asked }”, which does not exist; looking at { $shown }.
frame-not-there-instead = what is shown where nothing is chosen
frame-older = **These are the figures as of { $day }**, not the newest.
frame-newest = See the figures as of { $day }
frame-stale = **No new figures for { $days ->
    [one] one day
   *[other] { $days } days
 }**; units may have added { -records } since.
frame-units = Units, clusters, quotas
frame-units-then = Quotas and units as on that day
frame-units-now = Quotas and units as they are now
frame-taken-back = { $file } no longer counts for this date: { $what }{ $others ->
    [0] .
   *[other] ; and { $others } other uploads.
}
