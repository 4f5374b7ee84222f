import type { Item } from './types';
export const RATES = { DE: 0.19, FR: 0.2, US: 0 } as const;
export type Country = keyof typeof RATES;
export function withTax(item: Item, country: Country): number { return Math.round(item.price * item.count * (1 + RATES[country]) * 100) / 100; }
