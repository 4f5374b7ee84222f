const a = require('./cycle-a');
exports.saw = Object.keys(a).join();
exports.later = () => Object.keys(a).join();
