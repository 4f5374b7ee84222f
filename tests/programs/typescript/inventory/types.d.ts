export interface Item { id: string; price: number; count: number }
