-- An error that is a plain table.
print(pcall(error))
print(pcall(error, nil))
print(select("#", pcall(error)))
error({ code = 3 })
