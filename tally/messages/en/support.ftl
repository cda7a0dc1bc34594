# Support requests.
finding-support-name-missing = Cell { $cell } (sheet { $sheet }): the name of the person to be helped is missing. Please add it.
finding-support-phone-missing = Cell { $cell } (sheet { $sheet }): the phone number is missing, so nobody can call. Please add it.
finding-support-phone-doubtful = Cell { $cell } (sheet { $sheet }): “{ $printed }” does not look like a telephone number. Please check it.
finding-support-content-missing = Cell { $cell } (sheet { $sheet }): the content of the { -record } is missing. Please add it.

# The page of support requests.
support-empty = There are no support requests{ $own ->
    [yes] {" "}of your unit
   *[no] {""}
} yet.
support-empty-do = Units in difficulty send name, phone, unit and content of { -a-record }; please upload such a list, or add one person below.
support-sentence = **{ $count }** support { $count ->
    [one] request
   *[other] requests
 }: { $states }.
support-count-new = **{ $count }** new
support-count-working = { $count } in progress
support-count-done = { $count } registered
support-count-declined = { $count } could not be registered
support-sub = Phone numbers are shown in full on this page only, so that people can be called.
support-caption = Support requests
support-none = No request matches.
support-state = State
support-state-all = Any state
support-state-new = New
support-state-working = In progress
support-state-done = Registered
support-state-declined = Could not be registered
support-search = Search the requests
support-search-for = Name, unit, content
support-name = Full name
support-phone = Phone
support-unit = Unit
support-content = Content of the { -record }
support-note = Note
support-change = Change the state of a request
support-which = Request
support-new-state = New state
support-who = Written by
support-save = Save
support-add = Add a request
support-add-save = Add
support-incomplete = Please give name, phone, unit and content.
support-who-missing = Please say who writes this.
support-waiting = Waiting
support-download = Download the list (.xlsx)
support-all-shown = All { $count } requests that are shown
support-turned-up = { $count ->
    [one] One request
   *[other] { $count } requests
 } may stand in a list by now
support-turned-up-note = Same unit, and the same person or the same title. Tick those that are the one, then close them.
support-turned-up-do = Yes, mark as registered
support-nothing-to-change = Please choose at least one request and the new state.
support-none-chosen = Please choose at least one request.

# The command `support`.
command-support = list requests for help with registering, give them a state, or close those that turned up in a list
command-support-number = number of a request that gets a state; none only lists
command-support-state = with numbers: their new state; without: only those in this state. One of new, working, done, declined
command-support-note = a note with the new state
command-support-turned-up = the requests whose initiative stands in a list; with numbers: yes, it is the one, and they are done
command-support-out = .xlsx file for the requests that are listed, in the form’s order of columns
error-support-no-state = The new state of the request is missing. Please give --state with one of: { $states }; or --turned-up for what stands in a list by now.
error-support-not-found = No list holds the initiative of request { $numbers } yet, so that none was closed. Please look with --turned-up, or give --state done.
support-listed = { $count } { $count ->
    [one] request
   *[other] requests
}.
support-line = Request { $number }: { $name }, { $phone }, { $unit }: { $content }; { $state }, { $when }.
