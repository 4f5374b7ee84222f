console.log('loaded when asked for');
export default 'lazy';
export const named = [1, 2];
