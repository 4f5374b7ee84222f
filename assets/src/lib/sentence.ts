/** The server's sentences begin small and end without a stop; a page's do not. */
export function sentence(message: string): string {
  const capital = message.charAt(0).toLocaleUpperCase() + message.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
