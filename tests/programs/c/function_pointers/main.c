// Pointers to functions: tables, callbacks with a context, objects with methods.
#include <stdio.h>
#include <string.h>

typedef int (*Operation)(int, int);

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }

static const struct {
  const char *name;
  Operation apply;
} table[] = {{"add", add}, {"sub", sub}, {"mul", mul}};

static Operation named(const char *name) {
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (!strcmp(table[i].name, name)) return table[i].apply;
  return NULL;
}

static void each(const int *v, int n, void (*visit)(int, void *), void *context) {
  for (int i = 0; i < n; i++) visit(v[i], context);
}

static void total(int x, void *context) { *(int *)context += x; }

typedef struct Animal {
  const char *name;
  const struct Kind *kind;
} Animal;

typedef struct Kind {
  void (*speak)(const Animal *);
  int legs;
} Kind;

static void bark(const Animal *a) { printf("%s barks on %d legs\n", a->name, a->kind->legs); }
static void sing(const Animal *a) { printf("%s sings on %d legs\n", a->name, a->kind->legs); }
static const Kind dog = {bark, 4}, bird = {sing, 2};

static int (*pick(int which))(int, int) { return table[which % 3].apply; }

int main(void) {
  printf("%d %d %d\n", named("add")(7, 5), named("sub")(7, 5), (*named("mul"))(7, 5));
  printf("%s\n", named("div") ? "there" : "not there");
  int v[] = {3, 1, 4, 1, 5}, sum = 0;
  each(v, 5, total, &sum);
  printf("%d %d\n", sum, pick(5)(6, 7));
  Animal all[] = {{"Rex", &dog}, {"Tweety", &bird}};
  for (int i = 0; i < 2; i++) all[i].kind->speak(&all[i]);
}
