this is not TypeScript at all }}}
