# Words that the pages of figures share: states, columns, notes.
state-achieved = Quota met
state-on-pace = On pace
state-behind = Behind
state-far-behind = Far behind
state-too-early = Too early
state-no-quota = No quota
figures-valid-count = { $count } valid
figures-unranked = no quota assigned, not ranked
figures-unranked-zero = quota of 0, not ranked
figures-moved-since = since last time
figures-and-more = and { $count } more
