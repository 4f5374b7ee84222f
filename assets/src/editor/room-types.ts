/**
 * What programs of the room find around them, for the type checker: the globals of the JavaScript
 * runtime, with the types people lean on. Its modules are there, and are not described further.
 */
export const roomTypes = `
declare type Stream = {
  write(text: string | Uint8Array): boolean;
  on(event: string, listener: (...values: any[]) => void): Stream;
  setEncoding(encoding: string): Stream;
  [Symbol.asyncIterator](): AsyncIterator<any>;
  [more: string]: any;
};
declare const process: {
  argv: string[];
  env: Record<string, string | undefined>;
  exitCode: number | string | undefined;
  stdin: Stream;
  stdout: Stream;
  stderr: Stream;
  exit(code?: number): never;
  cwd(): string;
  on(event: string, listener: (...values: any[]) => void): void;
  nextTick(callback: (...values: any[]) => void, ...values: any[]): void;
  hrtime: { (since?: [number, number]): [number, number]; bigint(): bigint };
  memoryUsage(): Record<string, number>;
  uptime(): number;
  platform: string;
  version: string;
  [more: string]: any;
};
declare const require: { (name: string): any; resolve(name: string): string; main: any; cache: any };
declare const module: { exports: any; [more: string]: any };
declare const exports: any;
declare const __filename: string;
declare const __dirname: string;
declare const global: typeof globalThis;
declare const Buffer: any;
declare type Buffer = any;
declare function setImmediate(callback: (...values: any[]) => void, ...values: any[]): any;
declare function clearImmediate(handle: any): void;
declare module "node:*";
declare module "assert";
declare module "buffer";
declare module "crypto";
declare module "events";
declare module "fs";
declare module "fs/promises";
declare module "os";
declare module "path";
declare module "perf_hooks";
declare module "readline";
declare module "readline/promises";
declare module "timers";
declare module "timers/promises";
declare module "url";
declare module "util";
`;
