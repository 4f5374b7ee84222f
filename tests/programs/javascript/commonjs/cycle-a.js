exports.name = 'a';
const b = require('./cycle-b');
exports.seen = () => `b saw ${b.saw}, then ${b.later()}`;
exports.after = 'complete';
