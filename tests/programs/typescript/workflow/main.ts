interface Step<I, O> { name: string; run(input: I): O | Promise<O>; retries?: number }
class Pipeline<I, O> {
  private constructor(private readonly steps: Step<any, any>[]) {}
  static start<I>(): Pipeline<I, I> { return new Pipeline<I, I>([]); }
  then<N>(step: Step<O, N>): Pipeline<I, N> & { then?: never } { return new Pipeline<I, N>([...this.steps, step]) as any; }
  async run(input: I): Promise<O> {
    let value: any = input;
    for (const { name, run, retries = 0 } of this.steps) for (let attempt = 0; ; attempt++) try { value = await run(value); console.log(`${name}: ${JSON.stringify(value)}`); break; } catch (error) { console.log(`${name} failed (${attempt + 1}): ${(error as Error).message}`); if (attempt >= retries) throw new Error(`gave up on ${name}`, { cause: error }); }
    return value;
  }
}
let flaky = 2;
const steps: Step<any, any>[] = [{ name: 'split', run: (text: string) => text.split(',') }, { name: 'parse', retries: 3, run: async (parts: string[]): Promise<number[]> => { if (flaky-- > 0) throw new Error('not yet'); return parts.map(Number); } }, { name: 'sum', run: (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) }];
let line: any = Pipeline.start<string>();
for (const step of steps) line = line.then.call(line, step);
void (async (): Promise<void> => { const box = { line }; console.log(await box.line.run('1,2,3.5')); flaky = 9; try { await box.line.run('4'); } catch (error: any) { console.log(error.message, '<-', error.cause.message); } })();
