# Signing in, accounts, rights.
error-not-allowed = { $role ->
    [nobody] You are not signed in, or the session has ended, so this was not done. Please sign in again.
   *[other] This account may not { $deed ->
        [figures] see the figures
        [papers] see and download papers
        [reminders] see this cluster's reminders
        [names] see these names and phone numbers
        [files] see this original file
        [publish] publish figures
        [branches] see and change the directory
        [support] { $extent ->
            [any] see support requests
           *[these] see or enter another unit's support requests
        }
        [directory] change the directory
        [withdraw] restore or withdraw an upload
        [remember] keep how later files are read
        [accounts] manage accounts
        [record] see the record
       *[forget] delete personal data
    }. If it is needed, please ask the province's staff or the administrator.
}
error-nothing-of-own = { $file } has no row of unit { $unit }, so it was not published. This account publishes its own unit's figures only; please send the file to the province's staff.
error-sign-in-mode = TALLY_SIGN_IN is “{ $mode }”, which is no way to sign in. Please set one of: { $modes }.
error-setting-number = { $name } is “{ $value }”; it must be a number above 0. Please mend it and start again.
error-sign-in-wrong = The name or the password is wrong, or the account is off. Please try again; if the password is forgotten, ask the administrator.
error-sign-in-wait = There were many wrong attempts. Please wait { $seconds } seconds and try again.
error-sign-in-full = Too many sessions are open from this network address. Please sign out where you no longer work and try again.
error-sign-in-ended = The session has ended. Please sign in again.
error-password-old = The present password is wrong. Please type it again.
error-password-length = The new password needs { $least } to { $most } characters. Please choose a longer one, four words in a row for example.
error-password-easy = The new password is easily guessed: one that many people use, your name, the organisation's or a row of keys, or the old one. Please choose another, four unrelated words for example.
error-account-name = “{ $name }” cannot be a sign-in name. Please use 2 to 100 letters, digits or . _ - @ +, without spaces.
error-account-taken = There is an account “{ $name }” already. Please choose another name, or reset that account's password.
error-account-unknown = There is no account “{ $name }”. Please see the list of accounts.
error-account-last = “{ $name }” is the last administrator and cannot be turned off. Please add another one first.
error-account-locked = The account “{ $name }” is turned off, so its password was not reset. To open it again, please choose Turn on again (command: tally user on { $name }).
error-account-role = There is no role “{ $role }”. Please choose one of the list.
error-account-scope = No unit or cluster “{ $scope }” is known. Please give one of these codes: { $codes }.
error-account-no-scope = This role sees the whole province and belongs to no unit or cluster. Please leave that out.
error-serve-none = Sign-in is not set up, so this serves its own machine only (127.0.0.1), not { $address }. Please set TALLY_SIGN_IN=accounts and make an administrator with “tally user add NAME --role admin”, or leave out --server.address.
error-serve-proxy = Where a proxy signs people in (TALLY_SIGN_IN=proxy), the app may listen on 127.0.0.1 only, not on { $address }, so that nobody goes around the proxy. Please leave out --server.address.
role-leader = Leader: sees all figures and papers
role-head = Cluster head: sees all figures, and reminders of the own cluster
role-unit = Unit staff: brings in files and sees lists of the own unit
role-province = Province staff: brings in, mends and sees everything but accounts
role-admin = Administrator: everything, accounts and personal data too
# The sign-in page.
sign-in-product = { -progress }
sign-in-title = Sign in
sign-in-label-name = Sign-in name
sign-in-label-password = Password
sign-in-enter = Sign in
sign-in-help = Forgotten the password, or no account yet? Please ask the administrator of the provincial federation.
sign-in-stranger = This account has not been given access. Please ask the administrator of the provincial federation.
sign-in-one-time = The password you were given works once. Please choose your own before going in.
sign-in-label-old = Present password
sign-in-label-new = New password
sign-in-rule = At least 12 characters; four words in a row are easy to remember and hard to guess.
sign-in-change = Change password
sign-in-changed = The password was changed and all earlier sessions have ended. Please sign in with the new one.
sign-in-out = Sign out
sign-in-left = Signed out.
sign-in-back = To the first page
sessions-title = { $count } open sessions of this account
sessions-line = From { $address }: signed in { $since }, last used { $used }
sessions-own = (this one)
sessions-end = End the other sessions
sessions-ended = All other sessions of this account have ended.
sign-in-not-yours = This address cannot be opened from this session. Please go back to the page and click again.
# The page of accounts and the record.
menu-accounts = Accounts and record
account-title = **{ $count }** accounts, **{ $now }** open sessions.
account-sub = A first password is shown once, here, and must be changed at sign-in; turning an account off or resetting its password ends all its sessions at once.
account-list = The accounts
account-name = Sign-in name
account-person = Full name
account-role = Role
account-scope = Unit or cluster
account-state = State
account-sessions = Open sessions
account-state-on = In use
account-state-first = First password not changed yet
account-state-off = Off
account-add = Add an account
account-add-do = Add
account-change = Reset a password, turn an account off or on again
account-reset = Reset password
account-on = Turn on again, with a new password
account-off = Turn off
account-password = One-time password of { $name }: **{ $password }**. It is shown this once; please hand it over in person or by phone. It works for 7 days unless set otherwise.
record-title = Record
record-note = Only ever added to, and kept for its full term. The newest 500 entries.
record-event = What
record-all = Everything
record-when = When
record-who = Who
record-address = From
record-about = About
record-event-signed-in = Signed in
record-event-signed-out = Signed out
record-event-sign-in-refused = Wrong sign-in
record-event-refused = Refused, no right to
record-event-sessions-ended = Ended the other sessions
record-event-password-changed = Changed the password
record-event-names-seen = Saw names, phones
record-event-names-taken = Took away a file with names
record-event-published = Published
record-event-restored = Upload restored
record-event-amended-withdraw = Upload withdrawn
record-event-amended-correct = Date or period of an upload corrected
record-event-directory-changed = Directory changed
record-upload = Upload { $number }
record-event-account-added = Added an account
record-event-account-reset = Reset a password
record-event-account-on = Turned an account on again
record-event-account-off = Turned an account off
record-event-forgot = Deleted personal data
record-event-record-ended = Entries past their term taken out
record-until = up to entry { $number }
history-others = Open the file again to publish the other units' part
command-user = who may sign in: add, list, reset, off, on
command-user-action = add, list, reset (a new one-time password), off, on (open again, with a new one)
command-user-name = sign-in name
command-user-role = role; staff is of the unit in --unit, and of the province without it
command-user-unit = code of the unit, for its staff
command-user-cluster = code of the cluster, for its head
command-user-person = full name, as the history shows it
command-user-off = Account { $name } is off; all its sessions have ended.
error-user-incomplete = Something is missing. Please give a sign-in name, and a role when adding: tally user add NAME --role staff --unit YK.
command-forget = take a person out of everything kept; without a name, list the requests past their term
command-forget-past-term = delete personal data that is past its term
command-forget-name = full name, as in the files
command-forget-phone = phone number
command-forget-reason = the reason, kept as a trace; please do not name the person here
forget-done = Taken out of { $requests } requests, { $findings } findings, directories or uploads and { $files } kept files; the figures stay. Backups made before now still hold it: do the same with “tally forget … --database BACKUP”, or destroy them.
forget-due = Request { $number }, received { $when }, is past its term.
forget-none-due = No support request is past its term.
forget-past-term = Past its term
forget-past-term-note = { $requests } support requests that still name somebody and { $entries } entries of the record are past their term. Deleting blanks name and phone in the request and in the file that was sent; content and state stay.
forget-past-term-do = Delete what is past its term
forget-title = Delete personal data
error-forget-whom = Whose data is unclear. Please give the full name (two words or more, without digits or signs), or the phone number.
error-forget-reason = There is no reason yet. Please give one, without naming the person.
