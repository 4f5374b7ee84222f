const { area, PI } = require('./lib/circle');
const shapes = require('./lib');
const data = require('./data.json');
console.log(area(2).toFixed(3), PI, Object.keys(shapes), data.list.length, data.name);
console.log(require('./lib/circle.js') === require('./lib/circle'), module.children === undefined, typeof module.exports, __filename, __dirname);
console.log(require('./counter').up(), require('./counter').up(), require.main === module, require.resolve('./lib'));
const a = require('./cycle-a');
console.log(a.name, a.seen());
try { require('./missing'); } catch (error) { console.log(error.code, error.message.split('\n')[0]); }
try { require('./broken'); } catch (error) { console.log(error.message); }
console.log(typeof require('fs').readFileSync, require('node:path') === require('path'), this === module.exports, exports === module.exports);
