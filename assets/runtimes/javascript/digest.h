/* Digests, and what is made of them: for the module `crypto`. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_LONGEST = 64 };

typedef struct Digest Digest;
struct Digest {
  const char *name;
  size_t size, block; /* bytes */
  void (*begin)(uint64_t *state);
  void (*step)(uint64_t *state, const uint8_t *block);
  int is_little;
};

/* By its name as `crypto.getHashes()` has it, or NULL. */
const Digest *digest_named(const char *name);
void digest_of(const Digest *kind, const uint8_t *bytes, size_t length, uint8_t *out);
void digest_hmac(const Digest *kind, const uint8_t *key, size_t key_length, const uint8_t *bytes, size_t length, uint8_t *out);
void digest_pbkdf2(const Digest *kind, const uint8_t *password, size_t password_length, const uint8_t *salt, size_t salt_length, uint32_t rounds, uint8_t *out, size_t length);
/* One lane of scrypt; `work` has 128 * r * (n + 1) bytes. */
void digest_scrypt_mix(uint8_t *block, uint32_t n, uint32_t r, uint8_t *work);
