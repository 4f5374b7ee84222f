// Everyone in the room sees what you write, and can run it: press Run.

function greet(name) {
  return `Hello, ${name}!`;
}

const names = ["Ada", "Grace", "world"];
for (const name of names) {
  console.log(greet(name));
}
