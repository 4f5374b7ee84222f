const [first, ...rest]: string[] = process.argv.slice(2);
console.log(first, rest);
process.exitCode = rest.length as number;
