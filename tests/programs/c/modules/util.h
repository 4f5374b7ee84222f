#ifndef UTIL_H
#define UTIL_H

#define COUNT(array) (sizeof(array) / sizeof *(array))

extern int counter;

/* The text lives until the next call. */
const char *in_words(double number);
void next(void);

#endif
