import { fail } from './helper';
type Long = {
  a: number;
};

fail({ a: 1 } as Long);
