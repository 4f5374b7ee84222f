name = "my archive"
