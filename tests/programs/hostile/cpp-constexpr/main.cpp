constexpr int forever() { int n = 0; for (;;) ++n; return n; }
constexpr int value = forever();
int main() { return value; }
