/* A JavaScript program in the sandbox: QuickJS around `node.mjs`.
 *
 * This file gives the prelude what only C can: compiling with the right file name and
 * line, modules made of plain objects, bytes to text and back, and randomness. All
 * that makes it look like Node is in `node.mjs`, which is linked in as bytecode. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "crypto.h"
#include "quickjs-libc.h"
#include "quickjs.h"

extern const uint8_t prelude[];
extern const uint32_t prelude_size;
extern const uint8_t typescript[];
extern const uint32_t typescript_size;

/* What the prelude wants to be asked; set once by it. */
static JSValue hooks;

static JSValue ask(JSContext *ctx, const char *name, int argc, JSValueConst *argv) {
  JSValue hook = JS_GetPropertyStr(ctx, hooks, name);
  JSValue answer = JS_Call(ctx, hook, hooks, argc, argv);
  JS_FreeValue(ctx, hook);
  return answer;
}

static int status_of(JSContext *ctx, JSValue answer) {
  int32_t status = 1;
  if (JS_IsException(answer)) {
    js_std_dump_error(ctx);
    return 1;
  }
  JS_ToInt32(ctx, &status, answer);
  JS_FreeValue(ctx, answer);
  return status;
}

/* The program has failed: the prelude prints why, or a handler of the program takes it. */
static int failed(JSContext *ctx) {
  JSValue error = JS_GetException(ctx);
  int status = status_of(ctx, ask(ctx, "uncaught", 1, (JSValueConst *)&error));
  JS_FreeValue(ctx, error);
  return status;
}

/* hooks(object) */
static JSValue host_hooks(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  JS_FreeValue(ctx, hooks);
  hooks = JS_DupValue(ctx, argv[0]);
  return JS_UNDEFINED;
}

/* compile(source, filename): the value of a script */
static JSValue host_compile(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  const char *source = JS_ToCStringLen(ctx, &length, argv[0]);
  const char *filename = JS_ToCString(ctx, argv[1]);
  JSEvalOptions options = {.version = JS_EVAL_OPTIONS_VERSION,
                           .eval_flags = JS_EVAL_TYPE_GLOBAL,
                           .filename = filename,
                           .line_num = 1};
  JSValue value = JS_EXCEPTION;
  if (source && filename)
    value = JS_Eval2(ctx, source, length, &options);
  JS_FreeCString(ctx, source);
  JS_FreeCString(ctx, filename);
  return value;
}

/* parses(source, as module): whether it would compile */
static JSValue host_parses(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  const char *source = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!source)
    return JS_EXCEPTION;
  int type = JS_ToBool(ctx, argv[1]) ? JS_EVAL_TYPE_MODULE : JS_EVAL_TYPE_GLOBAL;
  bool parses;
  if (type == JS_EVAL_TYPE_MODULE) {
    parses = JS_DetectModule(source, length);
  } else {
    JSValue compiled = JS_Eval(ctx, source, length, "<parse>", type | JS_EVAL_FLAG_COMPILE_ONLY);
    parses = !JS_IsException(compiled);
    JS_FreeValue(ctx, parses ? compiled : JS_GetException(ctx));
  }
  JS_FreeCString(ctx, source);
  return JS_NewBool(ctx, parses);
}

/* decode(bytes): UTF-8 to text */
static JSValue host_decode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[0]);
  if (!bytes && length)
    return JS_EXCEPTION;
  return JS_NewStringLen(ctx, (const char *)bytes, length);
}

/* encode(text): text to UTF-8 */
static JSValue host_encode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!text)
    return JS_EXCEPTION;
  JSValue bytes = JS_NewUint8ArrayCopy(ctx, (const uint8_t *)text, length);
  JS_FreeCString(ctx, text);
  return bytes;
}

/* write(fd, text or bytes): the errno, or 0 when all is written */
static JSValue host_write(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  int32_t fd = 1;
  size_t length = 0;
  const char *text = NULL;
  const uint8_t *bytes;
  JS_ToInt32(ctx, &fd, argv[0]);
  if (JS_IsString(argv[1]))
    bytes = (const uint8_t *)(text = JS_ToCStringLen(ctx, &length, argv[1]));
  else
    bytes = JS_GetUint8Array(ctx, &length, argv[1]);
  if (!bytes && length)
    return JS_EXCEPTION;
  int error = 0;
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {.fd = fd, .events = POLLOUT};
      poll(&ready, 1, -1);
      continue;
    }
    if (written < 0) {
      error = errno;
      break;
    }
    bytes += written;
    length -= written;
  }
  if (text)
    JS_FreeCString(ctx, text);
  return JS_NewInt32(ctx, error);
}

/* entropy(bytes): fills them, from the sandbox's own source */
static JSValue host_entropy(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[0]);
  for (size_t at = 0; at < length; at += 256)
    if (getentropy(bytes + at, length - at < 256 ? length - at : 256))
      return JS_ThrowInternalError(ctx, "no randomness");
  return JS_UNDEFINED;
}

/* Math.random of our own (xorshift64*), because QuickJS seeds its by the clock. */
static uint64_t random_state;
static JSValue host_random(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  uint64_t x = random_state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  random_state = x;
  return JS_NewFloat64(ctx, (double)((x * 0x2545F4914F6CDD1DULL) >> 11) / 9007199254740992.0);
}

/* stripper(): the function that takes the types out of TypeScript; loaded when first asked for */
static JSValue host_stripper(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  static JSValue found = JS_UNDEFINED;
  if (JS_IsUndefined(found)) {
    js_std_eval_binary(ctx, typescript, typescript_size, 0);
    JSValue global = JS_GetGlobalObject(ctx);
    JSAtom name = JS_NewAtom(ctx, "stripTypes");
    found = JS_GetProperty(ctx, global, name);
    JS_DeleteProperty(ctx, global, name, 0);
    JS_FreeAtom(ctx, name);
    JS_FreeValue(ctx, global);
  }
  return JS_DupValue(ctx, found);
}

/* details(promise): [state, result] */
static JSValue host_details(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  int state = JS_PromiseState(ctx, argv[0]);
  JSValue pair = JS_NewArray(ctx);
  JS_SetPropertyUint32(ctx, pair, 0, JS_NewInt32(ctx, state));
  if (state == JS_PROMISE_FULFILLED || state == JS_PROMISE_REJECTED)
    JS_SetPropertyUint32(ctx, pair, 1, JS_PromiseResult(ctx, argv[0]));
  return pair;
}

/* jobs(): whether promises still have something to do */
static JSValue host_jobs(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  return JS_NewBool(ctx, JS_IsJobPending(JS_GetRuntime(ctx)));
}

extern JSValue JS_IteratorAhead(JSContext *ctx, JSValueConst value, int *kind);

/* ahead(iterator): what an iterator of a Map or a Set has still to give, which it keeps */
static JSValue host_ahead(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  int kind;
  JSValue rest = JS_IteratorAhead(ctx, argv[0], &kind);
  if (JS_IsException(rest) || JS_IsUndefined(rest))
    return rest;
  JSValue found = JS_NewObject(ctx);
  JS_SetPropertyStr(ctx, found, "rest", rest);
  JS_SetPropertyStr(ctx, found, "kind", JS_NewInt32(ctx, kind));
  return found;
}

static const JSCFunctionListEntry host_functions[] = {
    JS_CFUNC_DEF("hooks", 1, host_hooks),         JS_CFUNC_DEF("compile", 2, host_compile),
    JS_CFUNC_DEF("parses", 2, host_parses), JS_CFUNC_DEF("decode", 1, host_decode),
    JS_CFUNC_DEF("encode", 1, host_encode),       JS_CFUNC_DEF("write", 2, host_write),
    JS_CFUNC_DEF("entropy", 1, host_entropy),     JS_CFUNC_DEF("random", 0, host_random),
    JS_CFUNC_DEF("details", 1, host_details),     JS_CFUNC_DEF("ahead", 1, host_ahead),
    JS_CFUNC_DEF("stripper", 0, host_stripper),   JS_CFUNC_DEF("jobs", 0, host_jobs),
    JS_CFUNC_DEF("digest", 2, host_digest),       JS_CFUNC_DEF("pbkdf2", 5, host_pbkdf2),
    JS_CFUNC_DEF("scryptMix", 3, host_scrypt_mix),
};

static int host_init(JSContext *ctx, JSModuleDef *module) {
  return JS_SetModuleExportList(ctx, module, host_functions,
                                sizeof host_functions / sizeof *host_functions);
}

/* Fills a module that the prelude made of a plain object. */
static int object_init(JSContext *ctx, JSModuleDef *module) {
  JSAtom name = JS_GetModuleName(ctx, module);
  JSValue text = JS_AtomToString(ctx, name);
  JS_FreeAtom(ctx, name);
  JSValue exports = ask(ctx, "exports", 1, (JSValueConst *)&text);
  JS_FreeValue(ctx, text);
  if (JS_IsException(exports))
    return -1;
  JSPropertyEnum *keys;
  uint32_t count;
  if (JS_GetOwnPropertyNames(ctx, &keys, &count, exports, JS_GPN_STRING_MASK))
    return -1;
  for (uint32_t i = 0; i < count; i++) {
    const char *key = JS_AtomToCString(ctx, keys[i].atom);
    JS_SetModuleExport(ctx, module, key, JS_GetProperty(ctx, exports, keys[i].atom));
    JS_FreeCString(ctx, key);
  }
  JS_FreePropertyEnum(ctx, keys, count);
  JS_FreeValue(ctx, exports);
  return 0;
}

static char *resolve(JSContext *ctx, const char *base, const char *name, void *opaque) {
  /* The prelude itself comes before its hooks. */
  if (!strncmp(name, "qjs:", 4))
    return js_strdup(ctx, name);
  JSValueConst names[] = {JS_NewString(ctx, base), JS_NewString(ctx, name)};
  JSValue path = ask(ctx, "resolve", 2, names);
  JS_FreeValue(ctx, names[0]);
  JS_FreeValue(ctx, names[1]);
  if (JS_IsException(path))
    return NULL;
  const char *text = JS_ToCString(ctx, path);
  char *copy = text ? js_strdup(ctx, text) : NULL;
  JS_FreeCString(ctx, text);
  JS_FreeValue(ctx, path);
  return copy;
}

static JSModuleDef *object_module(JSContext *ctx, const char *name, JSValueConst exports) {
  JSPropertyEnum *keys;
  uint32_t count;
  JSModuleDef *module = JS_NewCModule(ctx, name, object_init);
  if (!module || JS_GetOwnPropertyNames(ctx, &keys, &count, exports, JS_GPN_STRING_MASK))
    return NULL;
  for (uint32_t i = 0; i < count; i++) {
    const char *key = JS_AtomToCString(ctx, keys[i].atom);
    JS_AddModuleExport(ctx, module, key);
    JS_FreeCString(ctx, key);
  }
  JS_FreePropertyEnum(ctx, keys, count);
  return module;
}

static JSModuleDef *source_module(JSContext *ctx, const char *name, JSValueConst source) {
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, source);
  if (!text)
    return NULL;
  JSValue compiled =
      JS_Eval(ctx, text, length, name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  JS_FreeCString(ctx, text);
  if (JS_IsException(compiled))
    return NULL;
  JSModuleDef *module = JS_VALUE_GET_PTR(compiled);
  JS_FreeValue(ctx, compiled);
  JSValue meta = JS_GetImportMeta(ctx, module), path = JS_NewString(ctx, name);
  JSValueConst arguments[] = {meta, path};
  JS_FreeValue(ctx, ask(ctx, "meta", 2, arguments));
  JS_FreeValue(ctx, path);
  JS_FreeValue(ctx, meta);
  return module;
}

/* A module is source text, or an object whose properties are exported. */
static JSModuleDef *load(JSContext *ctx, const char *name, void *opaque, JSValueConst attributes) {
  JSValue path = JS_NewString(ctx, name);
  JSValue found = ask(ctx, "load", 1, (JSValueConst *)&path);
  JS_FreeValue(ctx, path);
  if (JS_IsException(found))
    return NULL;
  JSModuleDef *module = JS_IsString(found) ? source_module(ctx, name, found)
                                           : object_module(ctx, name, found);
  JS_FreeValue(ctx, found);
  return module;
}

static int any_attributes(JSContext *ctx, void *opaque, JSValueConst attributes) { return 0; }

static void rejected(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool is_handled,
                     void *opaque) {
  JSValueConst arguments[] = {promise, reason, JS_NewBool(ctx, is_handled)};
  if (JS_IsObject(hooks))
    JS_FreeValue(ctx, ask(ctx, "rejected", 3, arguments));
}

static JSContext *context(JSRuntime *runtime) {
  JSContext *ctx = JS_NewContext(runtime);
  js_init_module_std(ctx, "qjs:std");
  js_init_module_os(ctx, "qjs:os");
  JSModuleDef *host = JS_NewCModule(ctx, "qjs:host", host_init);
  JS_AddModuleExportList(ctx, host, host_functions,
                         sizeof host_functions / sizeof *host_functions);
  js_std_add_helpers(ctx, -1, NULL);
  JSValue global = JS_GetGlobalObject(ctx), math = JS_GetPropertyStr(ctx, global, "Math");
  JS_DefinePropertyValueStr(ctx, math, "random", JS_NewCFunction(ctx, host_random, "random", 0),
                            JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  JS_FreeValue(ctx, math);
  JS_FreeValue(ctx, global);
  return ctx;
}

static JSRuntime *runtime;
static JSContext *ctx;

/* Everything that is the same for every program. It runs when the runtime is built, and the memory
 * that it leaves behind is the memory that programs start with (snapshot.py). */
__attribute__((export_name("prepare"))) void prepare(void) {
  runtime = JS_NewRuntime();
  JS_SetMaxStackSize(runtime, STACK_BYTES);
  js_std_init_handlers(runtime);
  JS_SetModuleLoaderFunc2(runtime, resolve, load, any_attributes, NULL);
  ctx = context(runtime);
  hooks = JS_UNDEFINED;
  js_std_eval_binary(ctx, prelude, prelude_size, 0);
  JS_SetHostPromiseRejectionTracker(runtime, rejected, NULL);
}

int main(int argc, char **argv) {
  JS_UpdateStackTop(runtime);
  getentropy(&random_state, sizeof random_state);
  random_state |= 1;
  JSValue program = JS_NewArray(ctx);
  for (int i = 0; i < argc; i++)
    JS_SetPropertyUint32(ctx, program, i, JS_NewString(ctx, argv[i]));
  JSValue started = ask(ctx, "start", 1, (JSValueConst *)&program);
  JS_FreeValue(ctx, program);
  int status = JS_IsException(started) ? failed(ctx) : 0;
  JS_FreeValue(ctx, started);
  /* Freeing everything would only take time: the sandbox drops the whole memory. */
  for (;;) {
    if (!status && js_std_loop(ctx))
      status = failed(ctx);
    if (status)
      _exit(status);
    JSValue more = ask(ctx, "idle", 0, NULL);
    if (JS_IsException(more))
      status = failed(ctx);
    else if (!JS_ToBool(ctx, more))
      _exit(status_of(ctx, ask(ctx, "finished", 0, NULL)));
    JS_FreeValue(ctx, more);
  }
}
