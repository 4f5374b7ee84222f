console.log('config loads, after a wait');
await new Promise((resolve) => setTimeout(resolve, 5));
export default { ready: true };
