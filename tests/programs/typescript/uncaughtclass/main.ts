class QuotaError extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`over the limit of ${limit}`);
    this.name = 'QuotaError';
    this.limit = limit;
  }
}
const spend = (amount: number): number => {
  if (amount > 10) throw new QuotaError(10);
  return amount;
};
console.log(spend(5));
spend(50);
