type Condition = { field: string; operator: '=' | '<' | '>' | 'like'; value: string | number };
class Query<T extends Record<string, unknown> = {}> {
  private constructor(private readonly parts: { from: string; fields: string[]; where: Condition[]; order?: [string, 'asc' | 'desc']; limit?: number }) {}
  static from<R extends Record<string, unknown>>(table: string): Query<R> { return new Query<R>({ from: table, fields: [], where: [] }); }
  private with(change: Partial<Query['parts']>): Query<T> { return new Query<T>({ ...this.parts, ...change }); }
  select<K extends keyof T & string>(...fields: K[]): Query<T> { return this.with({ fields: [...this.parts.fields, ...fields] }); }
  where(field: keyof T & string, operator: Condition['operator'], value: Condition['value']): Query<T> { return this.with({ where: [...this.parts.where, { field, operator, value }] }); }
  orderBy(field: keyof T & string, way: 'asc' | 'desc' = 'asc'): Query<T> { return this.with({ order: [field, way] }); }
  limit(limit: number): Query<T> { return this.with({ limit }); }
  toString(): string {
    const { from, fields, where, order, limit } = this.parts;
    return [`select ${fields.join(', ') || '*'} from ${from}`, where.length && `where ${where.map(({ field, operator, value }) => `${field} ${operator} ${typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value}`).join(' and ')}`, order && `order by ${order.join(' ')}`, limit !== undefined && `limit ${limit}`].filter(Boolean).join(' ');
  }
}
interface Person extends Record<string, unknown> { name: string; age: number }
const base = Query.from<Person>('people').where('age', '>', 17);
console.log(`${base}`);
console.log(String(base.select('name', 'age').where('name', 'like', "O'%").orderBy('age', 'desc').limit(5)));
console.log(base.toString() === `${base}`, base.limit(0) + '');
