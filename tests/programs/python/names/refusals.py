name = "my refusals"
