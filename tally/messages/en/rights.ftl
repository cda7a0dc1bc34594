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
        [branches] change quotas of grassroots unions
        [support] see or enter another unit's support requests
        [directory] change the directory
        [withdraw] restore or withdraw an upload
        [remember] keep how later files are read
        [letters] draft letters
        [accounts] manage accounts
        [record] see the record
       *[forget] delete personal data
    }; nothing was changed. If it is needed, please ask the province's staff or the administrator.
}
error-nothing-of-own = { $file } has no row of unit { $unit }, so it was not published. This account publishes its own unit's figures only; please send the file to the province's staff.
error-sign-in-mode = TALLY_SIGN_IN is “{ $mode }”, which is no way to sign in. Please set one of: { $modes }.
error-setting-number = { $name } is “{ $value }”; it must be a whole number above 0. Please mend it and start again.
error-sign-in-wrong = The name or the password is wrong, or the account is off. Please try again; if the password is forgotten, ask the administrator.
error-sign-in-wait = There were many wrong attempts. Please wait { $seconds } seconds and try again.
error-sign-in-full = Too many sessions are open from this network address. Please sign out where you no longer work and try again.
error-sign-in-ended = The session has ended. Please sign in again.
error-password-old = The present password is wrong. Please type it again.
error-password-length = The new password needs { $least } to { $most } characters. Please choose a longer one, four words in a row for example.
error-password-easy = The new password is easily guessed: digits only, too few different characters, the sign-in name in it, or the same as before. Please choose another.
error-account-name = “{ $name }” cannot be a sign-in name. Please use 2 to 100 letters, digits or . _ - @ +, without spaces.
error-account-taken = There is an account “{ $name }” already. Please choose another name, or reset that account's password.
error-account-unknown = There is no account “{ $name }”. Please see the list of accounts.
error-account-last = “{ $name }” is the last administrator and cannot be turned off. Please add another one first.
error-account-role = There is no role “{ $role }”. Please choose one of the list.
error-account-scope = No unit or cluster “{ $scope }” is known. Please give one of these codes: { $codes }.
error-account-no-scope = This role sees the whole province and belongs to no unit or cluster. Please leave that out.
