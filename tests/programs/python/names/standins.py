name = "my standins"
