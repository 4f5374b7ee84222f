const path = require('path');
console.log(path.join('/a', '..', 'b', './c'), path.join(''), path.join('a', '', '/b/'), path.resolve('/x', 'y', '../z'), path.resolve('/x', '/y'), path.normalize('/a/./b//../c/'), path.normalize('../../x'));
console.log(path.basename('/a/b.txt'), path.basename('/a/b.txt', '.txt'), path.basename('a/'), path.dirname('/a/b/c'), path.dirname('x'), path.dirname('/'), path.extname('a.tar.gz'), path.extname('.hidden'), path.extname('x.'));
console.log(path.parse('/home/u/file.txt'), path.format({ dir: '/d', name: 'n', ext: '.e' }), path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a'), path.isAbsolute('/a'), path.isAbsolute('a'));
console.log(path.sep, path.delimiter, path.posix === path, path.parse('a'), path.parse('/'));
