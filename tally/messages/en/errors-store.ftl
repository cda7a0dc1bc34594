# The store: what could not be written or read, why, what to do. What was published always stays.
error-published-meanwhile = { $who } published { $file } at { $when }, after this preview was made. What differs: { $differs }. Nothing was written; please look at the new comparison and publish again.
error-amended-meanwhile = { $who } { $kind ->
    [withdraw] withdrew
   *[other] corrected the date of
} upload { $number } at { $when }, after this preview was drawn. What differs: { $differs }. Nothing was written; please look again, then go on.
error-amend-reason = There is no reason yet. Please say why it is withdrawn or corrected.
error-amend-nothing = Upload { $number } has that date and period already; there is nothing to correct. Please choose another date or period.
error-amend-future = { $day } has not come yet. Please choose today or a day before it.
error-amend-not-counted = Upload { $number } was withdrawn and no longer counts. To use it again, please restore it.
error-amend-support = Upload { $number } is a list of support requests, which were taken in. Please change the state of each on the Support page.
error-amend-directory-period = A directory belongs to no period. Please correct only the date of upload { $number }.
error-amend-last-directory = Upload { $number } is the only directory, so it cannot be withdrawn yet. Please publish another one first.
error-amend-period = There is no period “{ $period }”. Please choose one of: { $periods }.
error-store-address = The address of the database cannot be used. Please check TALLY_DATABASE_URL: only SQLite and PostgreSQL are accepted.
error-store-unreachable = The database cannot be reached, so nothing could be read or written; what was published is unchanged. Please try again in a few minutes, or tell the administrator.
error-store-locked = The database is busy because somebody else is writing. Nothing was written; please try again in a few seconds.
error-store-full = The disk that holds the figures is full, so nothing was written; what was published is unchanged. Please free some space and try again.
error-store-read-only = The folder of the figures can only be read, so nothing was written; what was published is unchanged. Please have write access granted and try again.
error-store-memory = There is not enough memory, so nothing was written; what was published is unchanged. Please close other programs or split the file and try again.
error-store-damaged = What is stored is damaged or was changed from outside. Please stop publishing and ask the administrator for the last backup.
error-store-foreign = The file given by --database or as a backup is no store of this program, or damaged at its very beginning. Please check its name.
error-store-missing = There is no store at this address. Please look at --database or TALLY_DATABASE_URL.
error-store-newer = The database was made by a newer version of this program. Please update the program and open it again.
error-store-sample = These are sample figures; nothing can be added to them. Please upload to the real store.
error-store-blocked = { $file } cannot be used yet: { $count ->
    [one] one place has
   *[other] { $count } places have
} to be mended, first: { $first }
error-store-unknown-unit = { $file } cannot be used yet: it is not clear which unit “{ $unit }” is{ $count ->
    [one] {""}
   *[other] {" "}({ $count } such rows)
}. Please choose the unit or leave the row out.
error-quotas-taken-before = The quotas of { $file } cannot be taken over from { $as_of }: from { $later } on another directory is in force. Please keep the quotas of the directory, or change them in the directory and upload that.
error-store-nothing = The file { $file } has no unit to publish. Please check the file.
error-store-other-bytes = { $file } is no longer what was read. Please read it again and publish.
error-store-who = The name of the person who publishes is missing. Please give it.
error-store-token = This preview can no longer be used. Please look at the comparison again and publish.
error-restore-reason = The reason for restoring is missing. Please give one sentence.
error-no-such-upload = There is no upload number { $number }. Please see the list on the History page.
error-no-such-request = There is no support request number { $number }. Please see the list.
error-support-state = There is no such state. Please choose one of: { $states }.
error-backup-exists = The file { $file } exists already. Please choose another name so that the earlier backup is kept.
error-backup-missing = The file { $file } is not there or is not a backup of this program. Please check the path.
record-not-shown = Record { $number } is damaged and cannot be shown. Please run verify.
error-recover-not-empty = This store has uploads already, so nothing was recovered. Please use an empty store.
error-recover-broken = The backup { $file } was changed or is damaged, so nothing was recovered. Please use another one; verify --database { $file } says what does not fit.
error-recover-too-large = The disk of the store has no room for the backup { $file }, so nothing was recovered. Please free some space and try again.
error-store-too-large = There is a number above { $number }, so nothing was written. Please check the counts and quotas.
error-store-nul = There is an empty character (NUL) in the name of the file or of a person, or in a note, so nothing was written. Please type it again.
error-unsure = The file { $file } was not published: { $first } If that is right, please add --accept.
error-cannot-write = The file { $file } could not be written. Please close it if it is open, and check the folder and its permissions.
error-output-in-use = The file { $file } is one that this command reads, the store, or named twice, so nothing was written. Please choose another name for the result.
error-as-of-missing = The file { $file } gives no as-of date. Please add --as-of, for example --as-of 2022-05-20.
error-as-of-impossible = The file { $file } says “{ $printed }”, a day that does not exist. Please add --as-of, for example --as-of 2022-05-20.
error-unanswered = The file { $file } was not used because { $count ->
    [one] one question is
   *[other] { $count } questions are
} open, first: { $first }
error-text-too-long = { $what ->
    [who] The name
    [note] The note
    [reason] The reason
    [name] The name
    [phone] The phone number
   *[content] The content
} has { $count } characters; at most { $most } are kept. Please shorten it.
