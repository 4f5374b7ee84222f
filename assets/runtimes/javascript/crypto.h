/* What the module `crypto` asks of the host. */
#pragma once
#include "quickjs.h"

JSValue host_digest(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);
JSValue host_pbkdf2(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);
JSValue host_scrypt_mix(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);
