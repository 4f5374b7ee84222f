exports.check = function check(value) {
  if (value < 0) {
    throw new RangeError(`${value} is below zero`);
  }
  return value;
};
