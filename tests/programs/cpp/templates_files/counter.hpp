#pragma once

inline int shared_count = 0;
extern const int limit;
int count();

template <class T>
constexpr T square(T x) { return x * x; }
