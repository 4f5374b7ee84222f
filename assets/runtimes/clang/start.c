/* Linked into every program. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wasi/api.h>

/* A program starts among the room's files; before all else, as constructors may open some. */
__attribute__((constructor(101))) static void enter(void) {
  chdir("/room");
}

/* Above a status: the sandbox is asked to say at which line. Elsewhere in the house this is
 * `MISTAKE` of `sandbox::world::preview1`. */
#define MISTAKE 0x4c483100u

/* What the checks that clang puts into a program's first runs say. WebAssembly alone would not
 * notice: there, a null pointer points to memory like any other. */
static _Noreturn void end(const char *sentence, int status) {
  write(STDERR_FILENO, sentence, strlen(sentence));
  __wasi_proc_exit(MISTAKE | status);
}

#define CHECK(name, sentence, status)           \
  _Noreturn void __ubsan_handle_##name(void); \
  _Noreturn void __ubsan_handle_##name(void) { end(sentence "\n", status); }

CHECK(type_mismatch_minimal_abort, "Segmentation fault: a null pointer was used", 139)
CHECK(out_of_bounds_minimal_abort, "Segmentation fault: an index is outside of its array", 139)
CHECK(divrem_overflow_minimal_abort, "Floating point exception: an integer was divided by zero", 136)
CHECK(missing_return_minimal, "Aborted: a function that should return a value ended without one", 134)
CHECK(builtin_unreachable_minimal, "Aborted: the program came to where it said that it never would", 134)
