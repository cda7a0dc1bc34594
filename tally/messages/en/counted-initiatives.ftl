# A programme that counts initiatives: these words stand for { -record } and the others in every sentence.
-record = initiative
-records = initiatives
-a-record = an initiative
-progress = Initiative progress
-to-register = { " " }of initiatives to register
