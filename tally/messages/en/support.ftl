# Support requests.
finding-support-name-missing = Cell { $cell } (sheet { $sheet }): the name of the person to be helped is missing. Please add it.
finding-support-phone-missing = Cell { $cell } (sheet { $sheet }): the phone number is missing, so nobody can call. Please add it.
finding-support-content-missing = Cell { $cell } (sheet { $sheet }): the content of the initiative is missing. Please add it.
