/* SHA-1, SHA-2 and MD5, HMAC, PBKDF2 and the mixing of scrypt, as FIPS 180-4 and RFC 1321, 2104,
 * 8018 and 7914 have them. In C, because a password is hashed a hundred thousand times. */
#include "digest.h"

#include <math.h>
#include <string.h>

/* Fractions of the cube roots of the first 80 primes; SHA-256 takes the front halves of 64. */
static const uint64_t CUBES[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};
/* Fractions of the square roots of the first 16 primes. */
static const uint64_t SQUARES[16] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};

static uint32_t left32(uint32_t x, int n) { return x << n | x >> (32 - n); }
static uint32_t right32(uint32_t x, int n) { return x >> n | x << (32 - n); }
static uint64_t right64(uint64_t x, int n) { return x >> n | x << (64 - n); }
static uint32_t big32(const uint8_t *p) { return (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3]; }
static uint32_t little32(const uint8_t *p) { return (uint32_t)p[3] << 24 | p[2] << 16 | p[1] << 8 | p[0]; }
static void put_little32(uint8_t *p, uint32_t x) {
  for (int i = 0; i < 4; i++)
    p[i] = x >> (8 * i);
}

static void begin_sha256(uint64_t *s) {
  for (int i = 0; i < 8; i++)
    s[i] = SQUARES[i] >> 32;
}
static void begin_sha224(uint64_t *s) {
  for (int i = 0; i < 8; i++)
    s[i] = (uint32_t)SQUARES[8 + i];
}
static void begin_sha512(uint64_t *s) { memcpy(s, SQUARES, 64); }
static void begin_sha384(uint64_t *s) { memcpy(s, SQUARES + 8, 64); }
static void begin_sha1(uint64_t *s) {
  static const uint64_t first[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  memcpy(s, first, sizeof first);
}

static void step_sha256(uint64_t *state, const uint8_t *block) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++)
    w[i] = big32(block + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (right32(x, 7) ^ right32(x, 18) ^ x >> 3) + w[i - 7] + (right32(y, 17) ^ right32(y, 19) ^ y >> 10);
  }
  for (int i = 0; i < 8; i++)
    s[i] = state[i];
  for (int i = 0; i < 64; i++) {
    uint32_t a = s[0], e = s[4];
    uint32_t one = s[7] + (right32(e, 6) ^ right32(e, 11) ^ right32(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + (uint32_t)(CUBES[i] >> 32) + w[i];
    uint32_t two = (right32(a, 2) ^ right32(a, 13) ^ right32(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += one;
    s[0] = one + two;
  }
  for (int i = 0; i < 8; i++)
    state[i] = (uint32_t)(state[i] + s[i]);
}

static void step_sha512(uint64_t *state, const uint8_t *block) {
  uint64_t w[80], s[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint64_t)big32(block + 8 * i) << 32 | big32(block + 8 * i + 4);
  for (int i = 16; i < 80; i++) {
    uint64_t x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (right64(x, 1) ^ right64(x, 8) ^ x >> 7) + w[i - 7] + (right64(y, 19) ^ right64(y, 61) ^ y >> 6);
  }
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 80; i++) {
    uint64_t a = s[0], e = s[4];
    uint64_t one = s[7] + (right64(e, 14) ^ right64(e, 18) ^ right64(e, 41)) + ((e & s[5]) ^ (~e & s[6])) + CUBES[i] + w[i];
    uint64_t two = (right64(a, 28) ^ right64(a, 34) ^ right64(a, 39)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += one;
    s[0] = one + two;
  }
  for (int i = 0; i < 8; i++)
    state[i] += s[i];
}

static void step_sha1(uint64_t *state, const uint8_t *block) {
  static const uint32_t k[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t w[80], s[5];
  for (int i = 0; i < 16; i++)
    w[i] = big32(block + 4 * i);
  for (int i = 16; i < 80; i++)
    w[i] = left32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 5; i++)
    s[i] = state[i];
  for (int i = 0; i < 80; i++) {
    uint32_t b = s[1], c = s[2], d = s[3];
    uint32_t mix = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    uint32_t next = left32(s[0], 5) + mix + s[4] + k[i / 20] + w[i];
    memmove(s + 1, s, 4 * sizeof *s);
    s[2] = left32(b, 30);
    s[0] = next;
  }
  for (int i = 0; i < 5; i++)
    state[i] = (uint32_t)(state[i] + s[i]);
}

static void step_md5(uint64_t *state, const uint8_t *block) {
  static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  for (int i = 0; i < 64; i++) {
    int round = i / 16;
    uint32_t mix = round == 0 ? (b & c) | (~b & d) : round == 1 ? (d & b) | (~d & c) : round == 2 ? b ^ c ^ d : c ^ (b | ~d);
    int at = (round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i) % 16;
    uint32_t sum = a + mix + (uint32_t)(fabs(sin(i + 1)) * 4294967296.0) + little32(block + 4 * at);
    a = d;
    d = c;
    c = b;
    b += left32(sum, turns[round][i % 4]);
  }
  uint32_t now[] = {a, b, c, d};
  for (int i = 0; i < 4; i++)
    state[i] = (uint32_t)(state[i] + now[i]);
}

static const Digest KINDS[] = {
    {"sha1", 20, 64, begin_sha1, step_sha1},       {"sha224", 28, 64, begin_sha224, step_sha256},
    {"sha256", 32, 64, begin_sha256, step_sha256}, {"sha384", 48, 128, begin_sha384, step_sha512},
    {"sha512", 64, 128, begin_sha512, step_sha512}, {"md5", 16, 64, begin_sha1, step_md5, 1},
};

const Digest *digest_named(const char *name) {
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
    if (!strcmp(KINDS[i].name, name))
      return &KINDS[i];
  return NULL;
}

/* Goes on from `state`, into which `before` bytes (whole blocks) went. */
static void go_on(const Digest *kind, uint64_t *state, size_t before, const uint8_t *bytes, size_t length, uint8_t *out) {
  size_t block = kind->block, counted = block / 8, done = 0;
  for (; length - done >= block; done += block)
    kind->step(state, bytes + done);
  uint8_t last[256] = {0};
  size_t rest = length - done, size = rest + 1 + counted > block ? 2 * block : block;
  if (rest)
    memcpy(last, bytes + done, rest);
  last[rest] = 128;
  uint64_t bits = (uint64_t)(before + length) * 8;
  for (int i = 0; i < 8; i++)
    last[kind->is_little ? size - 8 + i : size - 1 - i] = bits >> (8 * i);
  for (size_t at = 0; at < size; at += block)
    kind->step(state, last + at);
  int word = block / 16;
  for (size_t i = 0; i < kind->size; i++)
    out[i] = state[i / word] >> 8 * (kind->is_little ? i % word : word - 1 - i % word);
}

void digest_of(const Digest *kind, const uint8_t *bytes, size_t length, uint8_t *out) {
  uint64_t state[8];
  kind->begin(state);
  go_on(kind, state, 0, bytes, length, out);
}

/* The states of a key's two blocks, from which every HMAC of it starts. */
typedef struct {
  const Digest *kind;
  uint64_t inner[8], outer[8];
} Key;

static Key key_of(const Digest *kind, const uint8_t *bytes, size_t length) {
  uint8_t block[128] = {0};
  Key key = {.kind = kind};
  if (length > kind->block)
    digest_of(kind, bytes, length, block);
  else if (length)
    memcpy(block, bytes, length);
  for (size_t i = 0; i < kind->block; i++)
    block[i] ^= 0x36;
  kind->begin(key.inner);
  kind->step(key.inner, block);
  for (size_t i = 0; i < kind->block; i++)
    block[i] ^= 0x36 ^ 0x5c;
  kind->begin(key.outer);
  kind->step(key.outer, block);
  return key;
}

static void sign(const Key *key, const uint8_t *bytes, size_t length, uint8_t *out) {
  uint64_t state[8];
  memcpy(state, key->inner, sizeof state);
  go_on(key->kind, state, key->kind->block, bytes, length, out);
  memcpy(state, key->outer, sizeof state);
  go_on(key->kind, state, key->kind->block, out, key->kind->size, out);
}

void digest_hmac(const Digest *kind, const uint8_t *key, size_t key_length, const uint8_t *bytes, size_t length, uint8_t *out) {
  Key made = key_of(kind, key, key_length);
  sign(&made, bytes, length, out);
}

void digest_pbkdf2(const Digest *kind, const uint8_t *password, size_t password_length, const uint8_t *salt, size_t salt_length, uint32_t rounds, uint8_t *out, size_t length) {
  Key key = key_of(kind, password, password_length);
  uint8_t first[DIGEST_LONGEST], sum[DIGEST_LONGEST], number[4];
  for (uint32_t part = 1; length > 0; part++) {
    /* The salt and the part's number are one text: the blocks of the salt come first. */
    uint64_t state[8];
    size_t whole = salt_length / kind->block * kind->block;
    uint8_t tail[128 + 4];
    for (int i = 0; i < 4; i++)
      number[i] = part >> (24 - 8 * i);
    memcpy(state, key.inner, sizeof state);
    for (size_t at = 0; at < whole; at += kind->block)
      kind->step(state, salt + at);
    if (salt_length > whole)
      memcpy(tail, salt + whole, salt_length - whole);
    memcpy(tail + (salt_length - whole), number, 4);
    go_on(kind, state, kind->block + whole, tail, salt_length - whole + 4, first);
    memcpy(state, key.outer, sizeof state);
    go_on(kind, state, kind->block, first, kind->size, first);
    memcpy(sum, first, sizeof sum);
    for (uint32_t round = 1; round < rounds; round++) {
      sign(&key, first, kind->size, first);
      for (size_t i = 0; i < kind->size; i++)
        sum[i] ^= first[i];
    }
    size_t fits = length < kind->size ? length : kind->size;
    memcpy(out, sum, fits);
    out += fits;
    length -= fits;
  }
}

static void salsa8(uint8_t *bytes) {
  uint32_t before[16], x[16];
  for (int i = 0; i < 16; i++)
    before[i] = x[i] = little32(bytes + 4 * i);
  static const uint8_t order[8][4] = {{0, 4, 8, 12}, {5, 9, 13, 1}, {10, 14, 2, 6}, {15, 3, 7, 11}, {0, 1, 2, 3}, {5, 6, 7, 4}, {10, 11, 8, 9}, {15, 12, 13, 14}};
  for (int round = 0; round < 4; round++)
    for (int i = 0; i < 8; i++) {
      const uint8_t *at = order[i];
      x[at[1]] ^= left32(x[at[0]] + x[at[3]], 7);
      x[at[2]] ^= left32(x[at[1]] + x[at[0]], 9);
      x[at[3]] ^= left32(x[at[2]] + x[at[1]], 13);
      x[at[0]] ^= left32(x[at[3]] + x[at[2]], 18);
    }
  for (int i = 0; i < 16; i++)
    put_little32(bytes + 4 * i, before[i] + x[i]);
}

static void mix_blocks(uint8_t *block, uint32_t r, uint8_t *other) {
  uint8_t last[64];
  memcpy(last, block + 128 * r - 64, 64);
  for (uint32_t i = 0; i < 2 * r; i++) {
    for (int j = 0; j < 64; j++)
      last[j] ^= block[64 * i + j];
    salsa8(last);
    memcpy(other + 64 * (i / 2 + (i % 2 ? r : 0)), last, 64);
  }
  memcpy(block, other, 128 * r);
}

void digest_scrypt_mix(uint8_t *block, uint32_t n, uint32_t r, uint8_t *work) {
  size_t size = 128 * (size_t)r;
  uint8_t *other = work + size * n;
  for (uint32_t i = 0; i < n; i++) {
    memcpy(work + size * i, block, size);
    mix_blocks(block, r, other);
  }
  for (uint32_t i = 0; i < n; i++) {
    const uint8_t *chosen = work + size * (little32(block + size - 64) & (n - 1));
    for (size_t j = 0; j < size; j++)
      block[j] ^= chosen[j];
    mix_blocks(block, r, other);
  }
}
