import { type ClassValue, clsx } from "clsx";

/** Joins class names, leaving out what is false. */
export const cn = (...names: ClassValue[]) => clsx(names);
