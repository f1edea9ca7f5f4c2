/* The least a dynamic C program does: start, print, end. The limit for `support --version`. */
#include <stdio.h>

int main(void) {
  puts("hello");
  return 0;
}
