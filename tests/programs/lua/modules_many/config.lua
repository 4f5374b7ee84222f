return { name = "example", debug = false }
