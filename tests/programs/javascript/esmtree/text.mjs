const upper = (s) => s.toUpperCase();
export { upper as shout };
export const later = async (s) => upper(s);
export default (strings, ...values) => strings.join(values);
