return { square = function(x) return x * x end, circle = require("shapes.circle") }
