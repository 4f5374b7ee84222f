/** The whole front end. */
export function App() {
  return <main className="p-6">Longhouse</main>;
}
