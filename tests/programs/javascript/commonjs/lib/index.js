exports.circle = require('./circle');
module.exports.square = { area: (side) => side ** 2 };
console.log('lib loaded once');
