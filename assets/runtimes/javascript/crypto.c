/* What the module `crypto` asks of the host: digests of bytes, in C. */
#include "crypto.h"

#include <stdlib.h>

#include "digest.h"

static const Digest *kind_of(JSContext *ctx, JSValueConst name) {
  const char *text = JS_ToCString(ctx, name);
  const Digest *kind = text ? digest_named(text) : NULL;
  JS_FreeCString(ctx, text);
  return kind;
}

/* digest(name, bytes[, key]): the bytes' digest, or with a key their HMAC; undefined if there is no such digest */
JSValue host_digest(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  const Digest *kind = kind_of(ctx, argv[0]);
  size_t length, key_length;
  uint8_t out[DIGEST_LONGEST];
  if (!kind)
    return JS_UNDEFINED;
  uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[1]);
  if (argc > 2) {
    uint8_t *key = JS_GetUint8Array(ctx, &key_length, argv[2]);
    digest_hmac(kind, key, key_length, bytes, length, out);
  } else {
    digest_of(kind, bytes, length, out);
  }
  return JS_NewUint8ArrayCopy(ctx, out, kind->size);
}

/* pbkdf2(name, password, salt, rounds, key): fills the key */
JSValue host_pbkdf2(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  const Digest *kind = kind_of(ctx, argv[0]);
  size_t password_length, salt_length, length;
  uint32_t rounds = 1;
  if (!kind)
    return JS_UNDEFINED;
  uint8_t *password = JS_GetUint8Array(ctx, &password_length, argv[1]);
  uint8_t *salt = JS_GetUint8Array(ctx, &salt_length, argv[2]);
  uint8_t *key = JS_GetUint8Array(ctx, &length, argv[4]);
  JS_ToUint32(ctx, &rounds, argv[3]);
  digest_pbkdf2(kind, password, password_length, salt, salt_length, rounds, key, length);
  return JS_TRUE;
}

/* scryptMix(block, n, r): mixes one lane */
JSValue host_scrypt_mix(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  uint32_t n = 0, r = 0;
  uint8_t *block = JS_GetUint8Array(ctx, &length, argv[0]);
  JS_ToUint32(ctx, &n, argv[1]);
  JS_ToUint32(ctx, &r, argv[2]);
  uint8_t *work = malloc(128 * (size_t)r * (n + 1));
  if (!work)
    return JS_ThrowOutOfMemory(ctx);
  digest_scrypt_mix(block, n, r, work);
  free(work);
  return JS_UNDEFINED;
}
