name = "my app"
