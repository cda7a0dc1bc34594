# Any other programme: nobody knows what it counts, so these are results.
-record = result
-records = results
-a-record = a result
-A-record = A result
-Record = Result
-Records = Results
-progress = Programme progress
-to-register = { "" }
