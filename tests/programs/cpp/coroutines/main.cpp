// Coroutines: a generator of one's own, and a task that waits.
#include <coroutine>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <utility>

template <class T>
class Generator {
 public:
  struct promise_type {
    T value;
    std::exception_ptr error;
    Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = v;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Generator(Handle h) : handle(h) {}
  Generator(Generator &&other) : handle(std::exchange(other.handle, nullptr)) {}
  ~Generator() {
    if (handle) handle.destroy();
  }
  bool next() {
    handle.resume();
    if (handle.promise().error) std::rethrow_exception(handle.promise().error);
    return !handle.done();
  }
  T value() const { return handle.promise().value; }

 private:
  Handle handle;
};

static Generator<long long> fibonacci() {
  for (long long a = 0, b = 1;; a = std::exchange(b, a + b)) co_yield a;
}

static Generator<int> failing(int n) {
  struct Guard {
    ~Guard() { std::cout << "unwound\n"; }
  } guard;
  for (int i = 0; i < n; i++) co_yield i;
  throw std::runtime_error("the generator failed");
}

int main() {
  auto numbers = fibonacci();
  for (int i = 0; i < 80 && numbers.next(); i++)
    if (i % 10 == 9) std::cout << numbers.value() << ' ';
  std::cout << '\n';
  try {
    for (auto g = failing(3); g.next();) std::cout << g.value() << '\n';
  } catch (const std::exception &e) {
    std::cout << e.what() << '\n';
  }
  {
    auto abandoned = failing(9);
    abandoned.next();
  }
  std::cout << "end\n";
}
