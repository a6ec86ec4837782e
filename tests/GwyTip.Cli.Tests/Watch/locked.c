/* Preloaded: a folder called "locked" is not ours to read, not even root's. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <string.h>

DIR *opendir(const char *name)
{
    static const char locked[] = "/locked";
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] == '/')
        length--;
    if (length >= strlen(locked) && strncmp(name + length - strlen(locked), locked, strlen(locked)) == 0) {
        errno = EACCES;
        return NULL;
    }
    DIR *(*next)(const char *) = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
    return next(name);
}
