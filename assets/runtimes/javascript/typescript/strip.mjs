// TypeScript without its types: what stays is JavaScript, on the same lines and columns.
//
// Sucrase parses and transforms, inside the sandbox like everything else that reads what
// people wrote: source that makes a parser loop or run out of memory meets the run's limits.
// It is bundled by the recipe, kept as bytecode, and loaded by the first `.ts` file.
import { HelperManager } from 'sucrase/HelperManager.js';
import NameManager from 'sucrase/NameManager.js';
import TokenProcessor from 'sucrase/TokenProcessor.js';
import identifyShadowedGlobals from 'sucrase/identifyShadowedGlobals.js';
import { parse } from 'sucrase/parser/index.js';
import { ContextualKeyword } from 'sucrase/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/parser/tokenizer/types.js';
import RootTransformer from 'sucrase/transformers/RootTransformer.js';
import getTSImportedNames from 'sucrase/util/getTSImportedNames.js';

const OPTIONS = { transforms: ['typescript'], disableESTransforms: true };
const CODE = [tt._const, tt._let, tt._var, tt._function, tt._class, tt._enum];

// What is removed leaves spaces behind, so that errors point to where people wrote it.
const blank = (text) => text.replace(/[^\r\n]/g, ' ');
TokenProcessor.prototype.removeInitialToken = function removeInitialToken() {
  this.replaceToken(blank(this.currentTokenCode()));
};
TokenProcessor.prototype.removeToken = function removeToken() {
  this.replaceTokenTrimmingLeftWhitespace(blank(this.currentTokenCode()));
};
TokenProcessor.prototype.replaceTokenTrimmingLeftWhitespace = function replaceTrimming(code) {
  this.resultCode += blank(this.previousWhitespaceAndComments());
  this.appendTokenPrefix();
  this.resultMappings[this.tokenIndex] = this.resultCode.length;
  this.resultCode += code;
  this.appendTokenSuffix();
  this.tokenIndex++;
};

// What a constructor declares with its parameters comes before the other fields, as in TypeScript.
// (Only columns on the line of the class itself move.)
const { processClassBody } = RootTransformer.prototype;
RootTransformer.prototype.processClassBody = function withDeclared(info, className) {
  const { tokens } = this, names = info.constructorInitializerStatements.map((statement) => /^this\.(\S+) =/.exec(statement)[1]);
  if (names.length) tokens.copyExpectedToken = (type) => { delete tokens.copyExpectedToken; tokens.copyExpectedToken(type); tokens.appendCode(names.map((name) => `${name};`).join('')); };
  processClassBody.call(this, info, className);
};

function refuse(source, at, message) {
  const before = source.slice(0, at).split('\n');
  throw Object.assign(new SyntaxError(message), { loc: { line: before.length, column: before.at(-1).length + 1 } });
}

// Whether the namespace whose name stands at `index` has more in it than types.
function hasCode(tokens, index) {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    const { type } = tokens[i];
    if (type === tt.braceL) depth++;
    else if (type === tt.braceR && --depth === 0) return false;
    else if (depth === 1 && CODE.includes(type)) return true;
  }
  return false;
}

// Sucrase drops these without a word, or leaves them to an engine that does not know them.
function check(source, tokens) {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.type === tt.at && !token.isType) refuse(source, token.start, 'Decorators are not supported here');
    const isNamespace = [ContextualKeyword._namespace, ContextualKeyword._module].includes(token.contextualKeyword);
    const isDeclared = before?.type === tt._declare || before?.contextualKeyword === ContextualKeyword._declare;
    if (isNamespace && token.isType && !isDeclared && tokens[i + 1]?.type === tt.name && hasCode(tokens, i)) refuse(source, token.start, 'Namespaces with code in them are not supported here: make it a file of its own, and import that');
  });
}

// `export type { Name }` is no use of the name: what is imported for it alone is a type.
function exportedTypes(tokens) {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i].type !== tt._export || tokens[i + 1].contextualKeyword !== ContextualKeyword._type || tokens[i + 2].type !== tt.braceL) continue;
    for (let at = i + 3; at < tokens.length && tokens[at].type !== tt.braceR; at++) tokens[at].identifierRole = null;
  }
}

/** `source` without its types. What is wrong with it is thrown, with `loc`: line and column, from 1. */
function strip(source) {
  const { tokens, scopes } = parse(source, false, true, false);
  check(source, tokens);
  exportedTypes(tokens);
  const nameManager = new NameManager(source, tokens), helperManager = new HelperManager(nameManager);
  const tokenProcessor = new TokenProcessor(source, tokens, false, true, helperManager);
  identifyShadowedGlobals(tokenProcessor, scopes, getTSImportedNames(tokenProcessor));
  return new RootTransformer({ tokenProcessor, scopes, nameManager, importProcessor: null, helperManager }, OPTIONS.transforms, false, OPTIONS).transform().code;
}

globalThis.stripTypes = strip;
