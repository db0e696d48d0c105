// The one system call that Swift's Glibc does not show: exchanging two folders in one step.
#pragma once
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Makes each of two paths name what the other named, atomically; -1 and errno where that fails.
static inline int hz_exchange(const char *a, const char *b) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 2u /* RENAME_EXCHANGE */);
}
