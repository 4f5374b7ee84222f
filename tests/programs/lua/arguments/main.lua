print(#arg, arg[0], arg[1], arg[2], ...)
os.exit(arg[1] == "-x" and 7 or 1)
