/** Whether the browser comes straight from a provider, signed in. */
export const hasArrived = (search: string): boolean => new URLSearchParams(search).has("arrived");
