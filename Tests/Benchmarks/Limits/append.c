/* The least a durable `new` does: open, lock, write 1 KB at the end, fdatasync, print. The limit for `support new`. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

int main(int count, char **words) {
  if (count != 2) return 2;
  char line[1024];
  memset(line, 'x', sizeof line);
  line[sizeof line - 1] = '\n';
  int file = open(words[1], O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || flock(file, LOCK_EX) != 0) return 1;
  off_t end = lseek(file, 0, SEEK_END);
  if (pwrite(file, line, sizeof line, end) != sizeof line) return 1;
  flock(file, LOCK_UN);
  if (fdatasync(file) != 0) return 1;
  printf("%ld\n", (long)(end / (off_t)sizeof line) + 1);
  return fflush(stdout) == 0 ? 0 : 1;
}
