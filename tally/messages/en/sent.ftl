# The page Who has sent.
sent-sentence = Up to { $day }, **{ $sent }/{ $units }** units have sent figures; { $late ->
    [0] none has been silent for more than { $rhythm } days.
    [one] **one** has sent nothing for more than { $rhythm } days.
   *[other] **{ $late }** have sent nothing for more than { $rhythm } days.
 }
sent-sentence-free = Up to { $day }, **{ $sent }/{ $units }** units have sent figures.
sent-no-rhythm = The directory does not say how often figures are to be sent, so nobody can be called late.
sent-no-officer = { $count ->
    [one] One unit has
   *[other] { $count } units have
 } no officer in the directory: { $names }.
sent-no-officer-at-all = The directory names no officer of any unit.
sent-caption = Units and the dates at which they sent figures
sent-column-unit = Unit
sent-column-officer = Officer
sent-column-last = Newest figures
sent-column-days = Nothing since
sent-column-state = Sending
sent-days = { $days ->
    [one] one day
   *[other] { $days } days
 }
sent-state-late = ▼ Late
sent-state-in-time = ● Sent
sent-state-waiting = – Not sent
sent-text = Reminder to the late units
sent-text-head = { $programme }: as of { $day }, these units are asked to send their figures:
sent-text-never = – { BEGIN($name) }: nothing sent yet
sent-text-late = – { BEGIN($name) }: newest figures of { $day }, { $days } days ago
