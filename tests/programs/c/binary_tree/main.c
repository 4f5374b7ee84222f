// A search tree: insertion, removal, walks in three orders, its height.
#include <stdio.h>
#include <stdlib.h>

typedef struct Tree {
  int key;
  struct Tree *left, *right;
} Tree;

static void insert(Tree **at, int key) {
  while (*at) {
    if (key == (*at)->key) return;
    at = key < (*at)->key ? &(*at)->left : &(*at)->right;
  }
  *at = calloc(1, sizeof **at);
  (*at)->key = key;
}

static void delete(Tree **at, int key) {
  while (*at && (*at)->key != key) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
  Tree *gone = *at;
  if (!gone) return;
  if (gone->left && gone->right) {
    Tree **least = &gone->right;
    while ((*least)->left) least = &(*least)->left;
    gone->key = (*least)->key;
    at = least;
    gone = *least;
  }
  *at = gone->left ? gone->left : gone->right;
  free(gone);
}

static void walk(const Tree *tree, char order) {
  if (!tree) return;
  if (order == '<') printf("%d ", tree->key);
  walk(tree->left, order);
  if (order == '=') printf("%d ", tree->key);
  walk(tree->right, order);
  if (order == '>') printf("%d ", tree->key);
}

static int height(const Tree *tree) {
  if (!tree) return 0;
  int l = height(tree->left), r = height(tree->right);
  return 1 + (l > r ? l : r);
}

int main(void) {
  Tree *tree = NULL;
  int keys[] = {50, 30, 70, 20, 40, 60, 80, 35, 45, 65, 30};
  for (int i = 0; i < 11; i++) insert(&tree, keys[i]);
  for (const char *order = "<=>"; *order; order++) walk(tree, *order), puts("");
  printf("height %d\n", height(tree));
  int gone[] = {20, 70, 50, 99};
  for (int i = 0; i < 4; i++) delete(&tree, gone[i]);
  walk(tree, '='), puts("");
  while (tree) delete(&tree, tree->key);
  printf("height %d\n", height(tree));
}
