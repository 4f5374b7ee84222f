const PI = 3.14159;
module.exports = { PI, area: (radius) => PI * radius ** 2 };
