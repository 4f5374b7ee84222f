name = "my library"
