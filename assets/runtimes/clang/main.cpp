// Linked into every program of C++, around its `main`: an exception that nobody catches is named.
// It would leave the program without a word, as there is nothing below `main` that looks at it.
namespace std {
[[noreturn]] void terminate() noexcept;
}

extern "C" int __real___main_void();

// Put in the place of the original by the linker: --wrap=__main_void.
extern "C" int __wrap___main_void() {
  try {
    return __real___main_void();
  } catch (...) {
    std::terminate();
  }
}
