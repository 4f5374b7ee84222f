export default 'hello';
export const loud = (text: string): string => text.toUpperCase();
