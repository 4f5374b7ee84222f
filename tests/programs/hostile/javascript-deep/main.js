for (const [name, what] of Object.entries({
  json: () => JSON.parse('['.repeat(1e6)), regexp: () => new RegExp('('.repeat(1e5)), evaluated: () => eval('('.repeat(1e6)) })) {
  try { what(); } catch (error) { console.log(name, error.name); }
}
