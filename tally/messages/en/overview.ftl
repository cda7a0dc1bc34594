# The overview page.
overview-sentence = The province has **{ $ratio }** valid initiatives, **{ $rate }** of its quota; on pace it would be { $expected } by this day.
overview-valid = Valid
overview-short = Still short
overview-needed = Needed per day
overview-invalid = Invalid
overview-bars = Each unit against its quota
