#include "counter.hpp"

namespace {
int hidden = 2;
}

const int limit = 99;
int count() { return ++shared_count; }
int other_hidden() { return hidden; }
