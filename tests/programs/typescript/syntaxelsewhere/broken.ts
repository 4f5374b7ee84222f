export const x: number = 1;
export const y: = 2;
