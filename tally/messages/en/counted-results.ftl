# Any other programme: nobody knows what it counts, so these are results.
-record = result
-records = results
-a-record = a result
-progress = Programme progress
-to-register = { "" }
