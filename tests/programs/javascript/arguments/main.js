console.log(process.argv.length, process.argv.slice(2));
const options = {}, rest = [];
for (const [, name, value] of process.argv.slice(2).map((arg) => arg.match(/^--(\w+)(?:=(.*))?$/) ?? [, , arg])) {
  if (name) options[name] = value ?? true; else rest.push(value);
}
console.log(options, rest, process.argv[1].endsWith('main.js'), typeof process.env, process.cwd() === __dirname);
process.exitCode = rest.length;
process.on('exit', (code) => { console.log('leaving with', code); });
