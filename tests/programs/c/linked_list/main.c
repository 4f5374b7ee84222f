// A list of nodes: pushed, reversed, merge sorted, filtered by a pointer to a pointer.
#include <stdio.h>
#include <stdlib.h>

typedef struct Node {
  int value;
  struct Node *next;
} Node;

static Node *push(Node *list, int value) {
  Node *node = malloc(sizeof *node);
  *node = (Node){value, list};
  return node;
}

static Node *reverse(Node *list) {
  Node *out = NULL;
  while (list) {
    Node *next = list->next;
    list->next = out;
    out = list;
    list = next;
  }
  return out;
}

static Node *merge(Node *a, Node *b) {
  Node head = {0, NULL}, *last = &head;
  while (a && b) {
    Node **less = b->value < a->value ? &b : &a;
    last = last->next = *less;
    *less = (*less)->next;
  }
  last->next = a ? a : b;
  return head.next;
}

static Node *sort(Node *list) {
  if (!list || !list->next) return list;
  Node *slow = list, *fast = list->next;
  while (fast && fast->next) slow = slow->next, fast = fast->next->next;
  Node *half = slow->next;
  slow->next = NULL;
  return merge(sort(list), sort(half));
}

static void drop_odd(Node **at) {
  while (*at) {
    Node *node = *at;
    if (node->value % 2) {
      *at = node->next;
      free(node);
    } else {
      at = &node->next;
    }
  }
}

static void print(const Node *list) {
  for (; list; list = list->next) printf("%d%s", list->value, list->next ? " -> " : "\n");
}

int main(void) {
  Node *list = NULL;
  for (int i = 1; i <= 12; i++) list = push(list, i * 37 % 50);
  print(list);
  print(list = reverse(list));
  print(list = sort(list));
  drop_odd(&list);
  print(list);
}
