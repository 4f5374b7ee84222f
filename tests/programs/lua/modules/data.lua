return { x = 42 }
