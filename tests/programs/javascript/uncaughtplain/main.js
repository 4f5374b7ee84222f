const { check } = require('./lib/check');
console.log(check(1));
try {
  check(-1);
} catch (error) {
  console.log(error.message);
}
function run(values) {
  for (const value of values) check(value);
}
run([2, -3]);
console.log('never');
