import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import type { ProviderIcon as Name } from "../wire/http";

/** Marks of providers, drawn plainly. Their colours are theirs; they stand beside a name. */
const marks: Record<Exclude<Name, "key">, ReactNode> = {
  google: (
    <g fill="none" strokeWidth="3">
      <path d="M4.4 4.4A7 7 0 0 1 13 3.2" stroke="#ea4335" />
      <path d="M2 11.4a7 7 0 0 1 2.4-7" stroke="#fbbc05" transform="translate(-.2)" />
      <path d="M12 13.6A7 7 0 0 1 2 11" stroke="#34a853" />
      <path d="M8 8h6.5c0 2.4-.9 4.400-2.500 5.600" stroke="#4285f4" />
    </g>
  ),
  github: (
    <path
      fill="currentColor"
      d="M8 1a7 7 0 0 0-2.200 13.640c.350.064.478-.152.478-.337v-1.190c-1.947.423-2.358-.938-2.358-.938-.318-.809-.777-1.024-.777-1.024-.635-.434.048-.425.048-.425.703.049 1.073.721 1.073.721.624 1.070 1.638.761 2.037.582.064-.452.245-.761.445-.936-1.555-.177-3.189-.777-3.189-3.459 0-.764.273-1.389.720-1.878-.072-.177-.312-.889.069-1.853 0 0 .587-.188 1.925.718a6.700 6.700 0 0 1 3.504 0c1.337-.906 1.924-.718 1.924-.718.381.964.141 1.676.069 1.853.449.489.720 1.114.720 1.878 0 2.689-1.637 3.280-3.196 3.453.251.216.475.643.475 1.296v1.921c0 .187.126.405.481.336A7 7 0 0 0 8 1Z"
    />
  ),
  gitlab: (
    <g>
      <path fill="#e24329" d="m8 15 2.700-8.300H5.300Z" />
      <path
        fill="#fc6d26"
        d="M8 15 1.600 10.300c-.3-.2-.4-.5-.3-.8l2-7c.1-.4.6-.4.7 0l1.300 4.200h5.400L12 2.500c.1-.4.6-.4.7 0l2 7c.1.3 0 .6-.3.8Z"
        opacity=".85"
      />
    </g>
  ),
  microsoft: (
    <g>
      <path fill="#f25022" d="M1 1h6.500v6.500H1Z" />
      <path fill="#7fba00" d="M8.500 1H15v6.500H8.500Z" />
      <path fill="#00a4ef" d="M1 8.500h6.500V15H1Z" />
      <path fill="#ffb900" d="M8.500 8.500H15V15H8.500Z" />
    </g>
  ),
};

/** The mark of a provider; a key for those whose mark we do not know. */
export function ProviderIcon({ name }: { name: Name }) {
  if (name === "key") return <KeyRound aria-hidden className="size-4" />;
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
      {marks[name]}
    </svg>
  );
}
