type State = 'idle' | 'loading' | 'ready' | 'failed';
type Action = { type: 'fetch' } | { type: 'loaded'; items: string[] } | { type: 'error'; message: string } | { type: 'reset' };
interface Context { readonly state: State; readonly items: readonly string[]; readonly error?: string; readonly attempts: number }
const start: Context = { state: 'idle', items: [], attempts: 0 };
const reduce = (context: Context, action: Action): Context => {
  switch (action.type) {
    case 'fetch': return context.state === 'loading' ? context : { ...context, state: 'loading', attempts: context.attempts + 1, error: undefined };
    case 'loaded': return { ...context, state: 'ready', items: [...context.items, ...action.items] };
    case 'error': return { ...context, state: context.attempts < 2 ? 'idle' : 'failed', error: action.message };
    case 'reset': return start;
    default: { const _exhaustive: never = action; return _exhaustive; }
  }
};
const history = ([{ type: 'fetch' }, { type: 'fetch' }, { type: 'error', message: 'timeout' }, { type: 'fetch' }, { type: 'loaded', items: ['a', 'b'] }, { type: 'reset' }] satisfies Action[]).reduce<Context[]>((all, action) => [...all, reduce(all.at(-1)!, action)], [start]);
for (const { state, items, attempts, error } of history) console.log(state.padEnd(8), items.length, attempts, error ?? '-');
const transitions: Readonly<Record<State, ReadonlySet<State>>> = { idle: new Set(['loading']), loading: new Set(['ready', 'failed', 'idle']), ready: new Set<State>(), failed: new Set<State>() };
console.log(history.slice(1).every(({ state }, i) => state === history[i]!.state || transitions[history[i]!.state].has(state) || state === 'idle'), transitions);
