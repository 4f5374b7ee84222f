/** How TypeScript is checked while it is written: as it will run. Nothing here keeps it from running. */
import {
  javascriptDefaults,
  ModuleKind,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register";
import { roomTypes } from "./room-types";

/**
 * Complaints that would be about the editor, not the program: files are known to it by their ids, so
 * it finds none of those that a program imports.
 */
const BY_NAME = [
  2307, // Cannot find module './other'
  2792, // the same, with advice about settings
  1202, // import x = require("y"), which runs here
  1203, // export = x, which does too
  5097, // an import path ends with '.ts'
  7016, // a module without types
];

typescriptDefaults.setCompilerOptions({
  ...typescriptDefaults.getCompilerOptions(),
  allowNonTsExtensions: true,
  allowSyntheticDefaultImports: true,
  esModuleInterop: true,
  module: ModuleKind.ESNext,
  // Two files may each have a "name", even when neither imports anything.
  moduleDetection: 3,
  noEmit: true,
  strict: true,
});
typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: BY_NAME });
for (const defaults of [typescriptDefaults, javascriptDefaults])
  defaults.addExtraLib(roomTypes, "ts:room.d.ts");
