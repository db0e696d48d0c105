// The system calls that Swift's Glibc does not show.
#pragma once
#include <sys/syscall.h>
#include <unistd.h>

/// Makes each of two paths name what the other named, atomically; -1 and errno where that fails.
static inline int hz_exchange(const char *a, const char *b) {
  const int here = -100; // AT_FDCWD; its header has types that Glibc's module has as well
  return (int)syscall(SYS_renameat2, here, a, here, b, 2u /* RENAME_EXCHANGE */);
}

/// Waits until the file system in which an open folder lies has written everything; -1 and errno where that fails.
static inline int hz_settle(int folder) { return (int)syscall(SYS_syncfs, folder); }
