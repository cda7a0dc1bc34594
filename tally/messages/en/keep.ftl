# Publishing, restoring, backing up, verifying.
keep-differs-nothing = no figure
keep-differs-unit = { $unit } { $old } → { $new }
keep-differs-more = { $count ->
    [one] one more unit
   *[other] { $count } more units
}
