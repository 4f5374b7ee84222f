for (const name of ['./broken', './open', './middle']) {
  try { require(name); } catch (error) { console.log(name, error.name, error.message, error.stack.includes('wrapper')); }
}
