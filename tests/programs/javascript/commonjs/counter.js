let count = 0;
exports.up = () => ++count;
