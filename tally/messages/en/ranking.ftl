# The ranking page.
ranking-sentence = **{ BEGIN($first) }** is first with **{ $ratio }**, **{ $rate }**; most valid { -records }: { $most } ({ $valid }); last is { $last }.
ranking-sentence-both = **{ BEGIN($first) }** is first by rate and by count with **{ $ratio }**, **{ $rate }**; last is { $last }, { $last_ratio }, { $last_rate }.
ranking-sentence-one = **{ BEGIN($first) }** is the only ranked unit: **{ $ratio }**, **{ $rate }**.
ranking-sentence-none = Nothing to rank yet: { $sent } of { $count } units have sent figures, and none has both a quota and figures.
ranking-count = { $ranked ->
    [one] One unit is
   *[other] { $ranked } units are
 } ranked.
ranking-ties = Sharing a rank: { $names }.
ranking-nought = Not ranked, for their quota is 0: { $names }.
ranking-unranked = Not ranked, having no quota: { $names }.
ranking-by = Order
ranking-by-completion = By completion
ranking-by-valid = By valid count
ranking-by-movement = By what was added
ranking-by-shortfall = By what is short
ranking-by-needed = By what is needed per day
ranking-by-validity = By share valid
ranking-by-points = By points
ranking-by-unit = By name
ranking-search = Find a unit
ranking-none = No unit's name contains “{ $wanted }”. Please try another word.
ranking-note = Equal units share a rank and the next is skipped. The arrow beside a rank is how many places it moved since the as-of date before.
ranking-up = up { $places }
ranking-down = down { $places }
